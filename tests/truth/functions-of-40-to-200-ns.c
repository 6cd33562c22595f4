// Functions with a slot that last for less time than it takes to read a stack:
// what of their own time the sampler misses is known from program counters.
// RUN: %check_times %s --runs 3 --worst 3 --mean 1 --of=all
#include "Inputs/turns.h"

static uint64_t shortest, middle, longest;

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
  all = shortest + middle + longest;
  return x;
}

int main(void) {
  uint64_t x = takeTurns();
  report("shortest", shortest);
  report("middle", middle);
  report("longest", longest);
  return x == 0;
}
