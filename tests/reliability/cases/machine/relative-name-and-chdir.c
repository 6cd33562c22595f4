// RUN: %reliable %s
// Case: a relative LINEPROF_FILE, and the program changes its folder, then forks
// Environment: LINEPROF_FILE=./prof.out.%p LLVM_PROFILE_FILE=./default.%p.profraw
#include "lineprof/lineprof.h"
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

LINEPROF_PROFILE static int work(int n) { // calls: 3
  int sum = 0;                            // hits: 3
  for (int i = 0; i < n; ++i)             // hits: 33
    sum += i;                             // hits: 30
  return sum;                             // hits: 3
}

int main(void) {
  work(10);
  if (chdir("/") != 0)
    return 1;
  work(10);
  if (fork() == 0)
    return work(10) != 45;
  wait(0);
}
