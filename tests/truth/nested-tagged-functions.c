// What a tagged function takes is on the line that calls it, and no more.
// RUN: %check_times %s
#include "Inputs/stopwatch.h"

static uint64_t deep, shallow, inner, middle, outer, all;

LINEPROF_PROFILE __attribute__((noinline)) static void innermost(void) { // total: inner
  burn(30 * kMs, &deep);    // wall: deep
  burn(10 * kMs, &shallow); // wall: shallow
}

LINEPROF_PROFILE __attribute__((noinline)) static void between(void) { // total: middle
  innermost(); // wall: inner, holds: innermost
  burn(20 * kMs, &middle);
}

LINEPROF_PROFILE static void work(void) { // total: all, total-self: 0%
  startLaps();
  for (int i = 0; i < 20; ++i) {
    between();             // wall: middle, holds: between
    burn(40 * kMs, &outer); // wall: outer
  }
}

int main(void) {
  work();
  inner = deep + shallow;
  middle += inner;
  all = middle + outer;
  report("deep", deep);
  report("shallow", shallow);
  report("inner", inner);
  report("middle", middle);
  report("outer", outer);
  report("all", all);
  return 0;
}
