// A function that mostly computes, and calls something once in a while: the way
// that does not come to the call has no slot, and yet its time.
// That rests on program counters alone, of which two seconds have some
// 2,000: their standard deviation is 1.5 points.
// RUN: %check_times --runs 3 --worst 4 --mean 3 %s
#include "Inputs/mix.h"
#include "Inputs/stopwatch.h"

static uint64_t computed, called, all;

LINEPROF_PROFILE __attribute__((noinline)) static uint64_t
step(uint64_t x, int often) { // total: all
  if (__builtin_expect(often == 0, 0)) {
    lap(&computed);
    burn(100 * kUs, &called); // wall: called
    return x;
  }
  // Four, so that main's loop, which is in the stop-watch too, is nothing.
  return MIX64(x), MIX64(x), MIX64(x), MIX64(x); // self: computed
}

int main(void) {
  uint64_t x = 1;
  startLaps();
  while (computed + called < 2000000000u)
    for (int i = 0; i < 250; ++i)
      x = step(x, i);
  all = computed + called;
  report("computed", computed);
  report("called", called);
  report("all", all);
  return x == 0;
}
