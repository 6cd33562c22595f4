// Another process takes half of the processor. What keeps no slot, as it has
// neither calls nor loops, is known by program counters alone, which come with
// CPU time; its time is wall time all the same.
// That rests on some 800 of them, so it has a standard deviation of 2 points.
// RUN: %check_times --runs 3 --worst 4 --mean 3 --of=all %s
#include "Inputs/one_processor.h"

#include "Inputs/mix.h"

LINEPROF_PROFILE __attribute__((noinline)) static uint64_t
leaf(uint64_t x) { // total-self: half
  return MIX256(x); // self: half
}

LINEPROF_PROFILE __attribute__((noinline)) static uint64_t
loop(uint64_t x) { // total-self: half
  for (int i = 0; i < 1000; ++i) {
    MIX256(x);   // self: half
    x = leaf(x); // wall: half
  }
  return x;
}

int main(void) {
  uint64_t all, x = workBesideOthers(1, loop, &all);
  report("half", all / 2);
  report("all", all);
  return x == 0;
}
