// RUN: %check_hits %s
// What began before the stop counts, and what begins after the start: the calls
// themselves leave and come back as setjmp does.
// Oracle: none, gcov has no stop and start.
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE static int twice(int n) { // calls: 3
  return 2 * n;                            // hits: 3
}

LINEPROF_PROFILE static int stops(int n) { // calls: 1
  int sum = twice(n);                      // hits: 1
  lineprof_stop();                         // hits: 1
  sum += 3;                                // hits: 0
  if (n)                                   // hits: 0
    sum += 4;                              // hits: 0
  return sum;                              // hits: 0
}

LINEPROF_PROFILE static int starts(int n) { // calls: 0
  int sum = twice(n);                       // hits: 0
  lineprof_start();                         // hits: 0
  sum += twice(n);                          // hits: 1
  if (n)                                    // hits: 1
    sum += 4;                               // hits: 1
  return sum;                               // hits: 1
}

LINEPROF_PROFILE static int skips(int n) { // calls: 1
  int sum = 0;                             // hits: 1
  for (int i = 0; i < n; ++i) {            // hits: 6
    if (i == 5)                            // hits: 6
      lineprof_stop();                     // hits: 1
    sum += i;                              // hits: 5
  }
  lineprof_start(); // hits: 0
  sum += twice(n);  // hits: 1
  return sum;       // hits: 1
}

int main(void) {
  int sum = stops(1);
  sum += stops(2);
  sum += starts(3);
  sum += skips(10);
  printf("%d\n", sum);
}
