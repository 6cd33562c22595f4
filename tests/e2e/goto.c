// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE int collatz(int n) { // calls: 1
  int steps = 0;                      // hits: 1
again:
  if (n == 1)  // hits: 112
    goto done; // hits: 1
  steps++;     // hits: 111
  if (n & 1)   // hits: 111
    goto odd;  // hits: 41
  n /= 2;      // hits: 70
  goto again;  // hits: 70
odd:
  n = 3 * n + 1; // hits: 41
  goto again;    // hits: 41
done:
  return steps; // hits: 1
}

int main(void) { printf("%d\n", collatz(27)); }
