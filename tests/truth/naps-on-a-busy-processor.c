// Who sleeps waits for a processor when it wakes up, if another process has it.
// That is time of the call that slept, and not of what is computed next.
// RUN: %check_times --worst 4 --mean 3 --of=all %s
#define _GNU_SOURCE
#include "Inputs/stopwatch.h"
#include <sched.h>
#include <signal.h>
#include <unistd.h>

#define MIX(x) (x = x * 2862933555777941757u + (x >> 29))
#define MIX8(x) MIX(x), MIX(x), MIX(x), MIX(x), MIX(x), MIX(x), MIX(x), MIX(x)
#define MIX64(x)                                                               \
  MIX8(x), MIX8(x), MIX8(x), MIX8(x), MIX8(x), MIX8(x), MIX8(x), MIX8(x)

static uint64_t computed, all;

LINEPROF_PROFILE __attribute__((noinline)) static uint64_t
leaf(uint64_t x) { // total-self: computed
  return MIX64(x), MIX64(x), MIX64(x), MIX64(x);
}

LINEPROF_PROFILE __attribute__((noinline)) static uint64_t work(uint64_t x) {
  usleep(1000);
  startCpuLaps();
  for (int i = 0; i < 1000; ++i)
    x = leaf(x);
  cpuLap(&computed);
  return x;
}

int main(void) {
  cpu_set_t one;
  CPU_ZERO(&one);
  CPU_SET(sched_getcpu(), &one);
  sched_setaffinity(0, sizeof one, &one);
  pid_t other = fork();
  if (other == 0)
    for (;;)
      ;
  uint64_t x = 1, begin = wallNs();
  do
    x = work(x);
  while ((all = wallNs() - begin) < 3000 * (uint64_t)kMs);
  kill(other, SIGKILL);
  report("computed", computed);
  report("all", all);
  return x == 0;
}
