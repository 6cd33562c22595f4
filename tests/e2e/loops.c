// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE int loops(int n) { // calls: 2
  int total = 0;                    // hits: 2
  for (int i = 0; i < n; ++i)       // hits: 109
    total += i;                     // hits: 107
  int k = n;                        // hits: 2
  while (k > 0) {                   // hits: 39
    total ^= k;                     // hits: 37
    k -= 3;                         // hits: 37
  }
  do {          // hits: 2
    total += 7; // hits: 14
    k++;        // hits: 14
  } while (k < 5); // hits: 14
  for (;;) {          // hits: 53
    if (total > 5000) // hits: 53
      break;          // hits: 2
    total += 100;     // hits: 51
  }
  return total; // hits: 2
}

int main(void) { printf("%d %d\n", loops(100), loops(7)); }
