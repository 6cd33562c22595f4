// An array of four megabytes has room for a quarter of a million slots, which the
// sampler looks through at each tick: it ticks as often as without.
// RUN: %check_times --runs 5 %s
#include "Inputs/stopwatch.h"

static uint64_t once, twice, most, all;

LINEPROF_PROFILE __attribute__((noinline)) static void
work(char *unused) { // total: all
  startLaps();
  for (int i = 0; i < 300000; ++i) {
    burn(1 * kUs, &once);  // wall: once
    burn(2 * kUs, &twice); // wall: twice
    burn(4 * kUs, &most);  // wall: most
  }
  *unused = 1;
}

LINEPROF_PROFILE int main(void) {
  char array[4 << 20];
  work(array);
  all = once + twice + most;
  report("once", once);
  report("twice", twice);
  report("most", most);
  report("all", all);
  return array[0] == 0;
}
