// RUN: %reliable %s
// Case: the wall clock is set forth and back by a year
// Link: -rdynamic
// Flags: -D_GNU_SOURCE
#include "lineprof/lineprof.h"
#include <stdio.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/// In place of the C library's, for the runtime too.
int clock_gettime(clockid_t clock, struct timespec *time) {
  static int turn;
  int result = (int)syscall(SYS_clock_gettime, clock, time);
  if (clock == CLOCK_REALTIME)
    time->tv_sec += (__atomic_fetch_add(&turn, 1, __ATOMIC_RELAXED) % 3 - 1) *
                    365L * 24 * 3600;
  return result;
}

LINEPROF_PROFILE __attribute__((noinline)) static int
naps(int n) {                 // calls: 1, sleeps: 20
  int left = n;               // hits: 1
  while (left > 0)            // hits: 21
    left -= 1 + usleep(1000); // hits: 20
  return left;                // hits: 1
}

int main(void) { printf("%d\n", naps(20)); }
