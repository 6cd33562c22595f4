// RUN: %check_hits %s
// Oracle: none, gcov derives wrong numbers from an exit.
#include "lineprof/lineprof.h"
#include <stdio.h>
#include <stdlib.h>

__attribute__((noinline)) static void stopAt(int i, int j) {
  if (i == 7 && j == 5) {
    puts("stopping");
    exit(9);
  }
}

LINEPROF_PROFILE static int loops(int n) { // calls: 1
  int sum = 0;                             // hits: 1
  for (int i = 0; i < n; ++i) {            // hits: 8
    sum += i;                              // hits: 8
    for (int j = 0; j < n; ++j) {          // hits: 83
      sum ^= j;                            // hits: 76
      stopAt(i, j);                        // hits: 76
      sum += 2;                            // hits: 75
    }
    sum += 3; // hits: 7
  }
  return sum; // hits: 0
}

LINEPROF_PROFILE static int around(void) { // calls: 1
  int result = loops(10);                  // hits: 1
  return result + 1;                       // hits: 0
}

int main(void) { return around(); }
