// RUN: %check_hits %s
// Parent and child count what each of them ran; the numbers are their sum.
// Oracle: none, the two processes write one gcov file.
#include "lineprof/lineprof.h"
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

LINEPROF_PROFILE static int work(int n) { // calls: 4
  int sum = 0;                            // hits: 4
  for (int i = 0; i < n; ++i)             // hits: 164
    sum += i;                             // hits: 160
  return sum;                             // hits: 4
}

int main(void) {
  int sum = work(10);
  fflush(stdout);
  pid_t child = fork();
  if (child == 0) {
    sum += work(100);
    _exit(sum == 45 + 4950 ? 0 : 1);
  }
  sum += work(20);
  int status;
  waitpid(child, &status, 0);
  sum += work(30);
  printf("%d %d\n", sum, status);
}
