// RUN: %check_hits %s
// A goto back out of a scope leads through the scope's end, so what follows the
// scope is behind a loop, but no jump from a loop's end.
// clang-format off
#include "lineprof/lineprof.h"

static int use(int *p) { return *p = 1; }

LINEPROF_PROFILE static int else_if(int a, int b) { // calls: 10
  int rc = 0;
restart:
  if (a & 1) { // hits: 13
    int m;
    if (use(&m) && b) { // hits: 8
      b = 0;            // hits: 3
      goto restart;     // hits: 3
    }
    rc = m;       // hits: 5
  } else if (b) { // hits: 10
    rc = 3;       // hits: 3
  } // hits: 3
  return rc; // hits: 10
}

LINEPROF_PROFILE static int brace(int n, int m) { // calls: 10
  int s = 0;
again:
  if (n < 5) { // hits: 11
    int inc = 0;
    use(&inc);         // hits: 6
    if (inc) {         // hits: 6
      int t;
      if (use(&t) == n) // hits: 6
        goto error;
      s++; // hits: 5
    }      // hits: 5
    else if (inc != m) { // hits: 0
      s += 2;            // hits: 0
    }                    // hits: 0
  } // hits: 5
  return s; // hits: 10
error:
  n++;        // hits: 1
  goto again; // hits: 1
}

int main(void) {
  int s = 0;
  for (int i = 0; i < 10; i++)
    s += else_if(i, i % 3) + brace(i, i & 1);
  return s == 0;
}
