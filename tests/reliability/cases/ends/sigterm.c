// RUN: %reliable %s
// Case: SIGTERM from another process
#include "lineprof/lineprof.h"
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static pid_t victim;
static int ready;

/// Asks the other process for the signal, and waits for it.
__attribute__((noinline)) static void stopAt(int i) {
  if (i != 7)
    return;
  (void)!write(ready, "x", 1);
  for (;;)
    pause();
}

LINEPROF_PROFILE static int work(int n) { // calls: 1
  int sum = 0;                            // hits: 1
  for (int i = 0; i < n; ++i) {           // hits: 8
    sum += i;                             // hits: 8
    stopAt(i);                            // hits: 8
    sum ^= 1;                             // hits: 7
  }
  return sum; // hits: 0
}

int main(void) {
  int ends[2];
  if (pipe(ends) != 0)
    return 1;
  ready = ends[1];
  victim = getpid();
  if (fork() == 0) {
    char c;
    if (read(ends[0], &c, 1) == 1)
      kill(victim, SIGTERM);
    _exit(0);
  }
  return work(10);
}
