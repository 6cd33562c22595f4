// RUN: %check_hits %s
// The handler's variable ends in the block that is behind the handler anyway.
#include "lineprof/lineprof.h"
#include <cstdio>

struct Error {
  int code;
};

struct Guard {
  ~Guard() {}
};

static int failed, passed;

static void maybe(int x) {
  if (x % 3 == 0)
    throw Error{x};
}

static int codeOf(const Error &e) { return e.code; }

LINEPROF_PROFILE static void byReference(int x) { // calls: 9
  if (Guard guard; x >= 0) { try { maybe(x); } catch (Error &e) { failed += codeOf(e); goto fail; } ++passed; } else fail: { ++failed; } // hits: 15
} // hits: 12, with those who come to the handler

int main() {
  for (int x = 0; x < 9; ++x)
    byReference(x);
  printf("%d %d\n", failed, passed);
}
