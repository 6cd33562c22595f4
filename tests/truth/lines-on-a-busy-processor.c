// Others take three quarters of the processor, some milliseconds at a time. Which
// lines they stop is not known, but that they do so without regard to them.
// That rests on some 400 program counters, so 40% have a standard deviation of
// 2.5 points, and more as the waits are not spread evenly.
// RUN: %check_times --runs 3 --worst 4 --mean 1.5 %s
#include "Inputs/one_processor.h"

#include "Inputs/mix.h"

LINEPROF_PROFILE static uint64_t inlined(uint64_t x) { // total: 100%
  for (int i = 0; i < 3000; ++i)
    MIX256(x); // self: 100%
  return x;
}

LINEPROF_PROFILE __attribute__((noinline)) static uint64_t
work(uint64_t x) { // total: all
  for (int i = 0; i < 1000; ++i)
    MIX256(x); // self: 10%
  for (int i = 0; i < 2000; ++i)
    MIX256(x);    // self: 20%
  x = inlined(x); // wall: 30%
  for (int i = 0; i < 4000; ++i)
    MIX256(x); // self: 40%
  return x;
}

int main(void) {
  uint64_t all, x = workBesideOthers(3, work, &all);
  report("all", all);
  return x == 0;
}
