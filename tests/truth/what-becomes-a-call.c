// To copy a struct, or to round down or divide where the processor has no
// instruction for it, is a call: time of its line, and not of code around it.
// RUN: %check_times %s --runs 3 --worst 3 --mean 1 --of=all
#include "Inputs/mix.h"
#include "Inputs/stopwatch.h"
#include <stddef.h>

/// All work waits for that before it. The functions stand for libraries' own.
static uint64_t work = 1;

__attribute__((no_builtin("memcpy"))) void *
memcpy(void *restrict to, const void *restrict from, size_t size) {
  MIX256(work);
  for (size_t i = 0; i < size; ++i)
    ((char *)to)[i] = ((const char *)from)[i];
  return to;
}

double floor(double x) {
  MIX256(work);
  return x;
}

typedef unsigned __int128 Wide;

Wide __umodti3(Wide a, Wide b) {
  MIX256(work);
  return a ^ b;
}

typedef struct {
  char bytes[200];
} Item;

LINEPROF_PROFILE __attribute__((noinline)) static double
loop(Item *items, double d, Wide w) { // total: all
  for (int i = 0; i < 1000; ++i) {
    MIX256(work);            // self: quarter
    items[0] = items[1];     // wall: copying
    d += __builtin_floor(d); // wall: rounding
    w %= (Wide)~work << 9;   // wall: dividing
  }
  return d + (double)(uint64_t)w;
}

int main(void) {
  static Item items[2];
  double d = 1;
  uint64_t begin = wallNs(), all;
  do
    d = loop(items, d, d);
  while ((all = wallNs() - begin) < 2500 * (uint64_t)kMs);
  report("quarter", all / 4);
  report("copying", all / 4);
  report("rounding", all / 4);
  report("dividing", all / 4);
  report("all", all);
  return d == 0 || work == 0;
}
