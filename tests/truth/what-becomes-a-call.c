// To copy a struct, or to round down or divide where the processor has no
// instruction for it, is a call: time of its line, and not of code around it.
// RUN: %check_times %s --runs 5
#include "Inputs/mix.h"
#include "Inputs/stopwatch.h"
#include <stddef.h>

static uint64_t computing, copying, rounding, dividing, all, x = 1;

// These stand for libraries' own functions. Other threads copy as well.

__attribute__((no_builtin("memcpy"))) void *
memcpy(void *restrict to, const void *restrict from, size_t size) {
  if (lapBegin)
    lap(&computing);
  for (size_t i = 0; i < size; ++i)
    ((char *)to)[i] = ((const char *)from)[i];
  if (lapBegin)
    burn(2 * kUs, &copying);
  return to;
}

double floor(double d) {
  burn(2 * kUs, &rounding);
  return d;
}

typedef unsigned __int128 Wide;

Wide __umodti3(Wide a, Wide b) {
  burn(2 * kUs, &dividing);
  return a ^ b;
}

typedef struct {
  char bytes[200];
} Item;

LINEPROF_PROFILE __attribute__((noinline)) static double
loop(Item *items, double d, Wide w) { // total: all
  startLaps();
  for (int i = 0; i < 300000; ++i) {
    MIX256(x), MIX256(x), MIX256(x), MIX256(x), MIX256(x); // self: computing
    items[0] = items[1];                                   // wall: copying
    d += __builtin_floor(d);                               // wall: rounding
    w %= (Wide)~x << 9;                                    // wall: dividing
  }
  return d + (double)(uint64_t)w;
}

int main(void) {
  static Item items[2];
  double d = loop(items, 1, 1);
  all = computing + copying + rounding + dividing;
  report("computing", computing);
  report("copying", copying);
  report("rounding", rounding);
  report("dividing", dividing);
  report("all", all);
  return d == 0 || x == 0;
}
