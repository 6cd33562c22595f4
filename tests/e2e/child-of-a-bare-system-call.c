// RUN: %check_hits %s
// A child that no handler of fork was told of has memory of its parent's, but
// not what the kernel mapped for perf. It lives on, and counts for both.
#include "lineprof/lineprof.h"
#include <signal.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

LINEPROF_PROFILE __attribute__((noinline)) static int nap(void) { // calls: 60
  return usleep(1000);                                            // hits: 60
}

LINEPROF_PROFILE static int naps(int n) { // calls: 2
  int status = 0;                         // hits: 2
  for (int i = 0; i < n; ++i)             // hits: 62
    status |= nap();                      // hits: 60
  return status;                          // hits: 2
}

int main(void) {
  int status = naps(50);
  fflush(stdout);
  if (syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0) == 0)
    _exit(naps(10));
  int ofChild = -1;
  wait(&ofChild);
  printf("%d\n", status | ofChild);
  return status | ofChild;
}
