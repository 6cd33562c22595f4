// Each activation burns a millisecond of its own. However deep it is, a tick
// counts once for the function and once for the line that calls it.
// RUN: %check_times %s
#include "Inputs/stopwatch.h"

enum { kDepth = 20 };
static uint64_t own, outermost, all;

LINEPROF_PROFILE __attribute__((noinline)) static void
work(int depth) { // total: all, total-self: 0%
  if (!depth)
    startLaps();
  burn(1 * kMs, depth ? &own : &outermost); // wall: all
  if (depth < kDepth - 1)
    work(depth + 1); // wall: own, self: 0%
}

int main(void) {
  for (int i = 0; i < 60; ++i)
    work(0);
  all = own + outermost;
  report("own", own);
  report("all", all);
  return 0;
}
