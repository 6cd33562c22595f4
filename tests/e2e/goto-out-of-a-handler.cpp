// RUN: %check_hits %s
// A jump out of a handler stores where it goes, and then the handler's end is called.
#include "lineprof/lineprof.h"
#include <cstdio>

static int failed, passed;

static void maybe(int x) {
  if (x % 3 == 0)
    throw 1;
  if (x % 3 == 1)
    throw 1.0;
}

LINEPROF_PROFILE static void expectInt(int x) { // calls: 9
  { bool caught = false; try { maybe(x); } catch (int) { caught = true; } catch (...) { goto fail; } passed += caught; } if (x < 0) { fail: failed++; } // hits: 15
} // hits: 15, with those who come to the handlers

int main() {
  for (int x = 0; x < 9; ++x)
    expectInt(x);
  printf("%d %d\n", failed, passed);
}
