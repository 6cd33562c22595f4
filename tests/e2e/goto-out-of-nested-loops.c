// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE int search(int wanted) { // calls: 3
  int tried = 0;                          // hits: 3
  for (int a = 0; a < 10; ++a) {          // hits: 24
    for (int b = 0; b < 10; ++b) {        // hits: 248
      tried++;                            // hits: 227
      if (a * b == wanted)                // hits: 227
        goto found;                       // hits: 2
    }
  }
  return -1; // hits: 1
found:
  return tried; // hits: 2
}

int main(void) { printf("%d %d %d\n", search(12), search(81), search(11)); }
