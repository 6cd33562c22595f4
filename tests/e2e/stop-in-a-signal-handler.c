// RUN: %check_hits %s
// Oracle: none, gcov has no stop and start.
#include "lineprof/lineprof.h"
#include <signal.h>
#include <stdio.h>

LINEPROF_PROFILE static int work(int n) { // calls: 2
  int sum = 0;                            // hits: 2
  for (int i = 0; i < n; ++i)             // hits: 32
    sum += i;                             // hits: 30
  return sum;                             // hits: 2
}

static void handle(int signal) {
  if (signal == SIGUSR1)
    lineprof_stop();
  else
    lineprof_start();
}

int main(void) {
  signal(SIGUSR1, handle);
  signal(SIGUSR2, handle);
  int sum = work(10);
  raise(SIGUSR1);
  sum += work(1000);
  raise(SIGUSR2);
  sum += work(20);
  printf("%d\n", sum);
}
