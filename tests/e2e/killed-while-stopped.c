// RUN: %check_hits %s
// Oracle: none, a killed process leaves gcov nothing.
#include "lineprof/lineprof.h"
#include <signal.h>

LINEPROF_PROFILE static int work(int n) { // calls: 1
  int sum = 0;                            // hits: 1
  for (int i = 0; i < n; ++i)             // hits: 21
    sum += i;                             // hits: 20
  return sum;                             // hits: 1
}

int main(void) {
  int sum = work(10);
  lineprof_reset();
  sum += work(20);
  lineprof_stop();
  sum += work(30);
  raise(SIGKILL);
  return sum;
}
