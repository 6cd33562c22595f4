// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <signal.h>
#include <stdio.h>

static volatile sig_atomic_t seen;

LINEPROF_PROFILE static void handler(int signal) { // calls: 10
  if (signal == SIGUSR1)                           // hits: 10
    seen = seen + 1;                               // hits: 7
  else
    seen = seen + 100; // hits: 3
}

LINEPROF_PROFILE static void send(int n) { // calls: 1
  for (int i = 0; i < n; ++i)              // hits: 11
    raise(i % 3 == 1 ? SIGUSR2 : SIGUSR1); // hits: 10
}

int main(void) {
  signal(SIGUSR1, handler);
  signal(SIGUSR2, handler);
  send(10);
  printf("%d\n", (int)seen);
}
