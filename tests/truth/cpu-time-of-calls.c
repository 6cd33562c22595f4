// Calls of 0.3 ms that wait, compute, or do both in turn.
// RUN: %check_times %s
#include "Inputs/stopwatch.h"
#include <unistd.h>

static uint64_t asleep, computed, both, asleepCpu, computedCpu, bothCpu;

__attribute__((noinline)) static void half(void) {
  uint64_t unused;
  usleep(90);
  startCpuLaps();
  for (uint64_t begin = cpuNs(); cpuNs() - begin < 150 * kUs;)
    unused = wallNs();
  (void)unused;
}

LINEPROF_PROFILE static void work(void) {
  startLaps();
  for (int i = 0; i < 2000; ++i) {
    uint64_t begin = cpuNs();
    usleep(240); // wall: asleep, cpu: asleepCpu
    lap(&asleep);
    uint64_t then = cpuNs();
    asleepCpu += then - begin;
    burn(300 * kUs, &computed); // wall: computed, cpu: computedCpu
    begin = cpuNs();
    computedCpu += begin - then;
    half(); // wall: both, cpu: bothCpu
    lap(&both);
    bothCpu += cpuNs() - begin;
  }
}

int main(void) {
  work();
  report("asleep", asleep);
  report("computed", computed);
  report("both", both);
  report("asleepCpu", asleepCpu);
  report("computedCpu", computedCpu);
  report("bothCpu", bothCpu);
  return 0;
}
