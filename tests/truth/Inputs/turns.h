// Programs that take turns of tagged calls until there are 2.5 s of them.
#ifndef TURNS_H
#define TURNS_H

#include "mix.h"
#include "stopwatch.h"

#define TAGGED LINEPROF_PROFILE __attribute__((noinline)) static uint64_t

static uint64_t all; ///< ns of all turns

/// The program's own, which adds to `all`.
TAGGED turn(uint64_t x);

static uint64_t takeTurns(void) {
  uint64_t x = 1;
  do
    x = turn(x);
  while (all < 2500 * (uint64_t)kMs);
  report("all", all);
  return x;
}

#endif // TURNS_H
