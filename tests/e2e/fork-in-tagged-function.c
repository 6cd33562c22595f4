// RUN: %check_hits %s
// The child goes on from the middle of the function.
// Oracle: none, the two processes write one gcov file.
#include "lineprof/lineprof.h"
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

LINEPROF_PROFILE static int split(int n) { // calls: 3
  int mine = n;                            // hits: 3
  pid_t child = fork();                    // hits: 3
  mine += 1;                               // hits: 6
  if (child == 0)                          // hits: 6
    exit(mine);                            // hits: 3
  int status;
  waitpid(child, &status, 0); // hits: 3
  return WEXITSTATUS(status); // hits: 3
}

int main(void) {
  int sum = split(1) + split(2) + split(3);
  if (sum != 9)
    abort();
}
