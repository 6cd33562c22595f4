// RUN: %check_hits %s
// While it counts and while it is stopped.
// Oracle: none, gcov's reset is another function.
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE static int work(int n) { // calls: 2
  int sum = 0;                            // hits: 2
  for (int i = 0; i < n; ++i)             // hits: 32
    sum += i;                             // hits: 30
  return sum;                             // hits: 2
}

LINEPROF_PROFILE static int early(int n) { // calls: 0
  return work(n) + 1;                      // hits: 0
}

int main(void) {
  int sum = early(10);
  lineprof_reset();
  sum += early(20);
  lineprof_stop();
  sum += early(30);
  lineprof_reset(); // stays stopped
  sum += early(40);
  lineprof_start();
  sum += early(50);
  lineprof_reset();
  sum += work(10) + work(20);
  printf("%d\n", sum);
}
