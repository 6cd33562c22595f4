// Without perf calls of 60 us are too short for their CPU time to be measured. But what
// the waits between them did not have is theirs.
// RUN: %check_times --runs=3 --set LINEPROF_PCS=timer %s
#include "Inputs/stopwatch.h"
#include <unistd.h>

static uint64_t asleep, asleepCpu, computed, computedCpu;

LINEPROF_PROFILE static void work(void) {
  startLaps();
  startCpuLaps();
  for (int i = 0; i < 6000; ++i) {
    usleep(150); // wall: asleep, cpu: asleepCpu
    lap(&asleep);
    cpuLap(&asleepCpu);
    burn(60 * kUs, &computed); // wall: computed, cpu: computedCpu
    cpuLap(&computedCpu);
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
