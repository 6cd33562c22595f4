// Another process takes half of the processor. What a thread waits for it falls
// where it computes, and not where calls are measured: how the clocks are read
// must not make the thread give way there.
// RUN: %check_times --of=all %s
#include "Inputs/one_processor.h"

#include "Inputs/mix.h"

static uint64_t brief, lengthy, both, all;

LINEPROF_PROFILE __attribute__((noinline)) static uint64_t
mix(uint64_t x, int times) { // total-self: both
  MIX_TIMES(x, times);
  return x;
}

LINEPROF_PROFILE __attribute__((noinline)) static uint64_t work(uint64_t x) {
  startLaps();
  for (int i = 0; i < 100; ++i) {
    x = mix(x, 100000); // wall: brief
    lap(&brief);
    x = mix(x, 200000); // wall: lengthy
    lap(&lengthy);
  }
  return x;
}

int main(void) {
  uint64_t x = workBesideOthers(1, work, &all);
  both = brief + lengthy;
  report("brief", brief);
  report("lengthy", lengthy);
  report("both", both);
  report("all", all);
  return x == 0;
}
