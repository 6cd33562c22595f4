// A function of a third of a microsecond, nine tenths of it in one that it calls:
// to look at the stack doesn't choose moments at which it has just returned.
// RUN: %check_times %s --runs 3 --worst 3 --mean 1 --of=all
#include "Inputs/turns.h"

TAGGED inner(uint64_t x) {
  MIX_TIMES(x, 180)
  return x;
}

TAGGED between(uint64_t x) { // total: all
  x = inner(x);
  MIX_TIMES(x, 18)
  return x;
}

TAGGED turn(uint64_t x) { // total: all
  startLaps();
  for (int i = 0; i < 3000; ++i) x = between(x); // wall: all
  lap(&all);
  return x;
}

int main(void) { return takeTurns() == 0; }
