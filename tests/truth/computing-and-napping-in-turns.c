// Own code and waits of 0.3 ms in turn, so no tick finds the same twice.
// REQUIRES: perf
// RUN: %check_times --runs=3 %s
#include "Inputs/stopwatch.h"
#include <unistd.h>

static uint64_t asleep, asleepCpu, computedCpu;
static volatile uint64_t sink;

LINEPROF_PROFILE static void work(void) {
  uint64_t x = 1;
  for (int i = 0; i < 2000; ++i) {
    startCpuLaps();
    for (int k = 0; k < 200000; ++k) x = x * x + k; // cpu: computedCpu
    sink = x;
    cpuLap(&computedCpu);
    startLaps();
    usleep(240); // wall: asleep, cpu: asleepCpu
    lap(&asleep);
    cpuLap(&asleepCpu);
  }
}

int main(void) {
  work();
  report("asleep", asleep);
  report("asleepCpu", asleepCpu);
  report("computedCpu", computedCpu);
  return 0;
}
