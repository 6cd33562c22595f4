// The sampler looks when its time has come, also where the one processor is
// taken, and not when the program waits at last. With recursion own time is not
// what timed calls leave, but what the sampler saw.
// RUN: %check_times --sampled %s
#define _GNU_SOURCE
#include "Inputs/delay.h"
#include <sched.h>
#include <unistd.h>

LINEPROF_PROFILE static void other(int depth);

LINEPROF_PROFILE __attribute__((noinline)) static void
work(int depth) { // total: all, total-self: delays
  usleep(1000);
  delay(); // self: delays
  if (depth > 0)
    other(depth - 1);
}

LINEPROF_PROFILE __attribute__((noinline)) static void other(int depth) {
  usleep(1000);
  work(depth);
}

int main(void) {
  cpu_set_t one;
  CPU_ZERO(&one);
  CPU_SET(sched_getcpu(), &one);
  sched_setaffinity(0, sizeof one, &one);
  uint64_t perMs = ticksPerMs();
  delayTicks = perMs / 2;
  uint64_t begin = wallNs();
  work(1000);
  report("all", wallNs() - begin);
  report("delays", delayed * kMs / perMs);
  return 0;
}
