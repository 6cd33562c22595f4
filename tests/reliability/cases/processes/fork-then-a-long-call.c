// RUN: %reliable %s
// Case: a child that goes on in the tagged function that forked
#include "lineprof/lineprof.h"
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

__attribute__((noinline)) static int nap(int us) { return usleep(us); }

LINEPROF_PROFILE static int forks(void) { // calls: 1
  int result = nap(100);                  // hits: 1
  pid_t child = fork();                   // hits: 1
  if (child == 0)                         // hits: 2
    _exit(nap(200) + result);             // hits: 1
  int status = -1;                        // hits: 1
  waitpid(child, &status, 0);             // hits: 1
  return status + result;                 // hits: 1
}

int main(void) { printf("%d\n", forks()); }
