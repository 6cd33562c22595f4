// RUN: %check_hits %s
// The outer break has no line of its own above -O0: docs/accuracy.md.
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE long sieve(int limit) {  // calls: 1
  long sum = 0;                           // hits: 1
  for (int n = 2;; ++n) {                 // hits: 10000
    if (n > limit)                        // hits: 10000
      break;
    if (n > 2 && n % 2 == 0)              // hits: 9999
      continue;                           // hits: 4999
    int prime = 1;                        // hits: 5000
    for (int d = 3; d * d <= n; d += 2) { // hits: 57187
      if (n % d)                          // hits: 55958
        continue;                         // hits: 52187
      prime = 0;                          // hits: 3771
      break;                              // hits: 3771
    }
    if (!prime) // hits: 5000
      continue; // hits: 3771
    sum += n;   // hits: 1229
  }
  return sum; // hits: 1
}

int main(void) { printf("%ld\n", sieve(10000)); }
