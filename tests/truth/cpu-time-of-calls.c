// Calls of 0.3 ms that wait, compute, or do both in turn.
// REQUIRES: perf
// RUN: %check_times %s
#include "Inputs/stopwatch.h"
#include <unistd.h>

static uint64_t asleep, computed, both, asleepCpu, computedCpu, bothCpu;

__attribute__((noinline)) static void half(void) {
  usleep(90);
  for (uint64_t begin = cpuNs(); cpuNs() - begin < 150 * kUs;)
    ;
}

LINEPROF_PROFILE static void work(void) {
  startLaps();
  startCpuLaps();
  for (int i = 0; i < 2000; ++i) {
    usleep(240); // wall: asleep, cpu: asleepCpu
    lap(&asleep);
    cpuLap(&asleepCpu);
    burn(300 * kUs, &computed); // wall: computed, cpu: computedCpu
    cpuLap(&computedCpu);
    half(); // wall: both, cpu: bothCpu
    lap(&both);
    cpuLap(&bothCpu);
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
