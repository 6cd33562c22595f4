// RUN: %check_hits %s
// A child is stopped as its parent is, and starts by itself.
// Oracle: none, the two processes write one gcov file.
#include "lineprof/lineprof.h"
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

LINEPROF_PROFILE static int work(int n) { // calls: 3
  int sum = 0;                            // hits: 3
  for (int i = 0; i < n; ++i)             // hits: 73
    sum += i;                             // hits: 70
  return sum;                             // hits: 3
}

int main(void) {
  int sum = work(10);
  lineprof_stop();
  sum += work(100);
  fflush(stdout);
  pid_t child = fork();
  if (child == 0) {
    sum += work(1000);
    lineprof_start();
    sum += work(20);
    lineprof_stop();
    _exit(sum + work(1000) == 45 + 4950 + 499500 + 190 + 499500 ? 0 : 1);
  }
  int status;
  waitpid(child, &status, 0);
  sum += work(100);
  lineprof_start();
  sum += work(40);
  printf("%d %d\n", sum, status);
}
