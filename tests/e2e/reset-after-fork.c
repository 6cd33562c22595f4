// RUN: %check_hits %s
// Oracle: none, the two processes write one gcov file.
#include "lineprof/lineprof.h"
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

LINEPROF_PROFILE static int work(int n) { // calls: 2
  int sum = 0;                            // hits: 2
  for (int i = 0; i < n; ++i)             // hits: 32
    sum += i;                             // hits: 30
  return sum;                             // hits: 2
}

int main(void) {
  int sum = work(5);
  lineprof_reset();
  sum += work(10);
  fflush(stdout);
  pid_t child = fork();
  if (child == 0) {
    sum += work(1000);
    lineprof_reset();
    _exit(sum + work(20) == 10 + 45 + 499500 + 190 ? 0 : 1);
  }
  int status;
  waitpid(child, &status, 0);
  printf("%d %d\n", sum, status);
}
