// RUN: %reliable %s
// Case: a tagged handler that interrupts tagged code anywhere
#include "lineprof/lineprof.h"
#include <signal.h>
#include <stdio.h>
#include <sys/time.h>

static volatile sig_atomic_t seen;

LINEPROF_PROFILE static void handler(int number) { // calls: 200
  int left = 5;                                    // hits: 200
  while (left > 0)                                 // hits: 1200
    left -= number == SIGALRM;                     // hits: 1000
  if (++seen == 200) {                             // hits: 200
    struct itimerval off = {{0, 0}, {0, 0}};
    setitimer(ITIMER_REAL, &off, 0); // hits: 1
    // One may be pending, which this forgets.
    signal(SIGALRM, SIG_IGN); // hits: 1
  }
}

LINEPROF_PROFILE __attribute__((noinline)) static int work(int n) {
  int sum = 0;
  for (int i = 0; i < n; ++i) {
    __asm__ volatile("" : "+r"(sum));
    sum += i;
  }
  return sum;
}

int main(void) {
  signal(SIGALRM, handler);
  struct itimerval often = {{0, 500}, {0, 500}};
  setitimer(ITIMER_REAL, &often, 0);
  int sum = 0;
  while (seen < 200)
    sum += work(1000);
  printf("%d\n", (int)seen);
  return sum == 1;
}
