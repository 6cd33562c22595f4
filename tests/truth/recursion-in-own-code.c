// The line that recurs has the time of all inner activations, and the loop the
// time of all: each once.
// RUN: %check_times %s
#include "Inputs/stopwatch.h"

enum { kDepth = 20 };
static uint64_t outermost, inner, all;
static volatile double seed = 1.0000001;

LINEPROF_PROFILE __attribute__((noinline)) static double
work(int depth, double x) { // total: all, total-self: all
  if (!depth)
    startLaps();
  for (int i = 0; i < 500000; ++i) { x *= seed; } // self: all, wall: all
  lap(depth ? &inner : &outermost);
  return depth < kDepth - 1 ? work(depth + 1, x) + seed : x; // wall: inner, self: 0%
}

int main(void) {
  double x = 1;
  for (int i = 0; i < 200; ++i)
    x += work(0, 1);
  all = inner + outermost;
  report("inner", inner);
  report("all", all);
  return x == 0;
}
