// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

static sigjmp_buf back;
static volatile int seen;

LINEPROF_PROFILE __attribute__((noinline)) static int count(int n) { // calls: 10
  int left = n;                                                      // hits: 10
  while (left > 0)                                                   // hits: 40
    --left;                                                          // hits: 30
  return n;                                                          // hits: 10
}

LINEPROF_PROFILE static void handler(int signal) { // calls: 10
  seen += count(3) == 3;                           // hits: 10
  siglongjmp(back, signal);                        // hits: 10
}

LINEPROF_PROFILE static int run(int signal, int n) { // calls: 20
  int sum = 0;                                       // hits: 20
  for (int i = 0; i < n; ++i)                        // hits: 120
    sum += i;                                        // hits: 100
  if (signal)                                        // hits: 20
    raise(signal);                                   // hits: 10
  return sum;                                        // hits: 10
}

int main(void) {
  stack_t other = {.ss_sp = malloc(1 << 16), .ss_size = 1 << 16};
  sigaltstack(&other, 0);
  struct sigaction action = {.sa_handler = handler, .sa_flags = SA_ONSTACK};
  sigaction(SIGUSR1, &action, 0);
  int sum = 0;
  for (volatile int i = 0; i < 20; ++i)
    if (sigsetjmp(back, 1) == 0)
      sum += run(i % 2 ? SIGUSR1 : 0, 5);
  printf("%d %d\n", sum, seen);
}
