// Who sleeps waits for a processor when it wakes up, if another process has it.
// That is time of the call that slept, and not of what is computed next.
// RUN: %check_times --worst 4 --mean 3 --of=all %s
#include "Inputs/one_processor.h"

#include "Inputs/mix.h"

static uint64_t computed, all;

LINEPROF_PROFILE __attribute__((noinline)) static uint64_t
leaf(uint64_t x) { // total-self: computed
  return MIX256(x);
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
  uint64_t x = workBesideOthers(1, work, &all);
  report("computed", computed);
  report("all", all);
  return x == 0;
}
