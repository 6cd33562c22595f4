// RUN: %check_hits %s
// Oracle: none, gcov has no stop and start.
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE static int work(int n) { // calls: 5
  int sum = 0;                            // hits: 5
  for (int i = 0; i < n; ++i)             // hits: 38
    sum += i;                             // hits: 33
  return sum;                             // hits: 5
}

LINEPROF_PROFILE static int warmUp(int n) { // calls: 0
  return work(n) + 1;                       // hits: 0
}

int main(void) {
  int sum = work(10);
  lineprof_stop();
  sum += warmUp(1000);
  lineprof_stop(); // a second one does no harm
  sum += warmUp(1000);
  lineprof_start();
  lineprof_start();
  sum += work(20);
  for (int i = 0; i < 3; ++i) {
    lineprof_stop();
    sum += warmUp(100);
    lineprof_start();
    sum += work(1);
  }
  lineprof_stop();
  sum += warmUp(7);
  printf("%d\n", sum);
}
