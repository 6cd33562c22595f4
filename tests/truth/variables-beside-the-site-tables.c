// The sampler looks at the sites of calls, whose tables lie right in front of
// the first of these variables. Each store to it took 0.1 us longer after a
// look, and the first line had 2 points too many.
// RUN: %check_times --runs 5 %s
#include "Inputs/stopwatch.h"

static uint64_t first, second, third, all;

LINEPROF_PROFILE __attribute__((noinline)) static void
work(void) { // total: all
  startLaps();
  for (int i = 0; i < 350000; ++i) {
    burn(2 * kUs, &first);  // wall: first
    burn(2 * kUs, &second); // wall: second
    burn(2 * kUs, &third);  // wall: third
  }
}

LINEPROF_PROFILE int main(void) {
  work();
  all = first + second + third;
  report("first", first);
  report("second", second);
  report("third", third);
  report("all", all);
}
