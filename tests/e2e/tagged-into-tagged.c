// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE static inline int inner(int n) { // calls: 111
  int bits = 0;                                   // hits: 111
  while (n) {                                     // hits: 709
    bits += n & 1;                                // hits: 598
    n >>= 1;                                      // hits: 598
  }
  return bits; // hits: 111
}

LINEPROF_PROFILE static inline int middle(int n) { // calls: 111
  return inner(n) * 2;                             // hits: 111
}

LINEPROF_PROFILE int outer(int n) { // calls: 4
  int total = 0;                    // hits: 4
  for (int i = 0; i < n; ++i)       // hits: 115
    total += middle(i);             // hits: 111
  return total;                     // hits: 4
}

int main(void) { printf("%d\n", outer(1) + outer(10) + outer(100) + outer(0)); }
