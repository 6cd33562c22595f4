// RUN: %check_hits %s
// The child goes on in the middle of a tagged function, with calls that are
// timed.
// Oracle: none, the two processes write one gcov file.
#include "lineprof/lineprof.h"
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

LINEPROF_PROFILE __attribute__((noinline)) static int nap(void) { // calls: 6
  return usleep(1000);                                           // hits: 6
}

LINEPROF_PROFILE static int work(void) { // calls: 1
  int status = nap();                    // hits: 1
  fflush(stdout);                        // hits: 1
  if (fork() == 0)                       // hits: 1
    return nap();                        // hits: 1
  wait(&status);                         // hits: 1
  return status;                         // hits: 1
}

int main(void) {
  int status = work();
  for (int i = 0; i < 2; ++i)
    status |= nap();
  printf("%d\n", status);
  return status != 0;
}
