// RUN: %check_hits %s
// Oracle: none, a killed process leaves gcov nothing.
#include "lineprof/lineprof.h"
#include <signal.h>

LINEPROF_PROFILE static int work(int n) { // calls: 2
  int sum = 0;                            // hits: 2
  for (int i = 0; i < n; ++i)             // hits: 52
    sum += i;                             // hits: 50
  return sum;                             // hits: 2
}

int main(void) {
  int sum = work(10);
  lineprof_stop();
  sum += work(20);
  lineprof_start();
  sum += work(40);
  raise(SIGKILL);
  return sum;
}
