// RUN: %check_hits %s
// The function's end is behind the break, and is no return statement.
#include "lineprof/lineprof.h"
#include <cstdio>

static int left;
static int next() { return left > 0 ? left-- : 0; }
static int sum;

LINEPROF_PROFILE static void addUp() { // calls: 4
  for (;;) {                           // hits: 10
    if (int n = next()) {              // hits: 10
      sum += n;                        // hits: 6
    } else {                           // hits: 6
      break;                           // hits: 4
    }
  }
} // hits: 4

int main() {
  for (int i = 0; i < 4; ++i) {
    left = i;
    addUp();
  }
  printf("%d\n", sum);
}
