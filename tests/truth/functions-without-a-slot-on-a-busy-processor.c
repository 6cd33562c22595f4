// Another process takes half of the processor. What keeps no slot, as it has
// neither calls nor loops, is known by program counters alone, which come with
// CPU time; its time is wall time all the same.
// That rests on some 800 of them, so it has a standard deviation of 2 points.
// RUN: %check_times --runs 3 --worst 4 --mean 3 --of=all %s
#define _GNU_SOURCE
#include "Inputs/stopwatch.h"
#include <sched.h>
#include <signal.h>
#include <unistd.h>

#define MIX(x) (x = x * 2862933555777941757u + (x >> 29))
#define MIX8(x) MIX(x), MIX(x), MIX(x), MIX(x), MIX(x), MIX(x), MIX(x), MIX(x)
#define MIX64(x)                                                               \
  MIX8(x), MIX8(x), MIX8(x), MIX8(x), MIX8(x), MIX8(x), MIX8(x), MIX8(x)
#define MIX256(x) MIX64(x), MIX64(x), MIX64(x), MIX64(x)

LINEPROF_PROFILE __attribute__((noinline)) static uint64_t
leaf(uint64_t x) { // total-self: half
  return MIX256(x); // self: half
}

LINEPROF_PROFILE __attribute__((noinline)) static uint64_t
loop(uint64_t x) { // total-self: half
  for (int i = 0; i < 1000; ++i) {
    MIX256(x);   // self: half
    x = leaf(x); // wall: half
  }
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
  uint64_t x = 1, begin = wallNs(), all;
  do
    x = loop(x);
  while ((all = wallNs() - begin) < 3000 * (uint64_t)kMs);
  kill(other, SIGKILL);
  report("half", all / 2);
  report("all", all);
  return x == 0;
}
