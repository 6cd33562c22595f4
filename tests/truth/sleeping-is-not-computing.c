// RUN: %check_times %s
#include "Inputs/stopwatch.h"
#include <unistd.h>

static uint64_t asleep, computed, computedCpu, all;

LINEPROF_PROFILE static void work(void) { // total: all, total-cpu: computedCpu
  startLaps();
  for (int i = 0; i < 100; ++i) {
    usleep(10000); // wall: asleep, self: 0%, cpu: 0%
    lap(&asleep);
    uint64_t begin = cpuNs();
    burn(10 * kMs, &computed); // wall: computed, cpu: computedCpu
    computedCpu += cpuNs() - begin;
  }
}

int main(void) {
  work();
  all = asleep + computed;
  report("asleep", asleep);
  report("computed", computed);
  report("computedCpu", computedCpu);
  report("all", all);
  return 0;
}
