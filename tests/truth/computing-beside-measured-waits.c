// Calls of 12 us are too short for their CPU time to be measured. But what the waits
// between them did not have is theirs.
// REQUIRES: perf
// RUN: %check_times --runs=3 %s
#include "Inputs/stopwatch.h"
#include <unistd.h>

static uint64_t asleep, asleepCpu, computed, computedCpu;

LINEPROF_PROFILE static void work(void) {
  startLaps();
  startCpuLaps();
  for (int i = 0; i < 15000; ++i) {
    usleep(20); // wall: asleep, cpu: asleepCpu
    lap(&asleep);
    cpuLap(&asleepCpu);
    startLaps();
    burn(12 * kUs, &computed); // wall: computed, cpu: computedCpu
    cpuLap(&computedCpu);
    startLaps();
  }
}

int main(void) {
  work();
  report("asleep", asleep);
  report("asleepCpu", asleepCpu);
  report("computed", computed);
  report("computedCpu", computedCpu);
  return 0;
}
