// RUN: %check_hits %s
// Oracle: none, a killed process leaves gcov nothing.
#include "lineprof/lineprof.h"
#include <cstdio>

LINEPROF_PROFILE static int loop(int n) { // calls: 1
  int sum = 0;                            // hits: 1
  for (int i = 0; i < n; ++i) {           // hits: 6
    if (i == 5)                           // hits: 6
      throw sum;                          // hits: 1
    sum += i;                             // hits: 5
  }
  return sum; // hits: 0
}

int main() { printf("%d\n", loop(10)); }
