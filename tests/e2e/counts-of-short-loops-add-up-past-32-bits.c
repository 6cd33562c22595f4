// RUN: %check_hits %s --only=-O2
// A loop's counts may be kept in 32 bits, but only where they fit.
#include "lineprof/lineprof.h"
#include <limits.h>
#include <stdio.h>

LINEPROF_PROFILE static unsigned odd(int rounds, int n) { // calls: 1
  unsigned sum = 0;                                       // hits: 1
  for (int round = 0; round < rounds; ++round)            // hits: 4
    for (int i = 0; i < n; ++i)                           // hits: 6442450944
      if (i & 1)                                          // hits: 6442450941, gcov: 9663676410
        sum += i;                                         // hits: 3221225469, gcov: 3221225472
  return sum;                                             // hits: 1
}

LINEPROF_PROFILE static unsigned both(unsigned n) { // calls: 1
  unsigned sum = 0, i = 0;                          // hits: 1
  do {                                              // hits: 1
    if (sum & 4)                                    // hits: 4294967295
      sum += i;
    else
      sum += 3;
  } while (++i < n);                                // hits: 4294967295
  return sum;                                       // hits: 1
}

int main(void) {
  volatile int n = INT_MAX;
  printf("%u\n", odd(3, n));
  printf("%u\n", both(UINT_MAX));
}
