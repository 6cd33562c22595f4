// By turns a thread is near in its stack and, behind a frame of 2 KiB, far: looks
// don't favour either.
// RUN: %check_times %s --runs 5 --worst 3 --mean 1 --of=all
#include "Inputs/turns.h"

TAGGED near(uint64_t x) { // total: half
  MIX_TIMES(x, 180)
  return x;
}

TAGGED inner(uint64_t x) { // total: half
  MIX_TIMES(x, 180)
  return x;
}

TAGGED far(uint64_t x) { // total: half
  volatile char room[2048];
  room[0] = room[2047] = (char)x;
  return inner(x) + room[0];
}

TAGGED turn(uint64_t x) { // total: all
  startLaps();
  for (int i = 0; i < 2000; ++i) {
    x = near(x); // wall: half
    x = far(x);  // wall: half
  }
  lap(&all);
  return x;
}

int main(void) {
  uint64_t x = takeTurns();
  report("half", all / 2);
  return x == 0;
}
