// Functions with a slot that last for less time than it takes to read a stack:
// what of their own time the sampler misses is known from program counters.
// RUN: %check_times %s --runs 3 --worst 3 --mean 1 --of=all
#include "Inputs/mix.h"
#include "Inputs/stopwatch.h"

static uint64_t shortest, middle, longest, all;

#define TAGGED LINEPROF_PROFILE __attribute__((noinline)) static uint64_t

TAGGED few(uint64_t x) { // total: shortest, total-self: shortest
  MIX_TIMES(x, 32)
  return x;
}

TAGGED some(uint64_t x) { // total: middle, total-self: middle
  MIX_TIMES(x, 60)
  return x;
}

TAGGED many(uint64_t x) { // total: longest, total-self: longest
  MIX_TIMES(x, 200)
  return x;
}

TAGGED turn(uint64_t x) { // total: all
  startLaps();
  for (int i = 0; i < 1500; ++i) x = few(x); // wall: shortest
  lap(&shortest);
  for (int i = 0; i < 1000; ++i) x = some(x); // wall: middle
  lap(&middle);
  for (int i = 0; i < 300; ++i) x = many(x); // wall: longest
  lap(&longest);
  return x;
}

int main(void) {
  uint64_t x = 1;
  do {
    x = turn(x);
    all = shortest + middle + longest;
  } while (all < 2500 * (uint64_t)kMs);
  report("shortest", shortest);
  report("middle", middle);
  report("longest", longest);
  report("all", all);
  return x == 0;
}
