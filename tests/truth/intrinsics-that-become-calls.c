// To copy a struct, or to round down where the processor has no instruction for
// it, is a call of the C library: time of its line, and not of code around it.
// RUN: %check_times --of=all %s
#include "Inputs/mix.h"
#include "Inputs/stopwatch.h"
#include <stddef.h>

/// All work waits for that before it.
static uint64_t work = 1;

void *memcpy(void *to, const void *from, size_t size) {
  MIX256(work);
  for (size_t i = 0; i < size; ++i)
    ((volatile char *)to)[i] = ((const char *)from)[i];
  return to;
}

double floor(double x) {
  MIX256(work), MIX256(work);
  return x;
}

typedef struct {
  char bytes[200];
} Item;

LINEPROF_PROFILE __attribute__((noinline)) static double
loop(Item *items, double d) { // total: all
  for (int i = 0; i < 1000; ++i) {
    MIX256(work);            // self: quarter
    items[0] = items[1];     // wall: copying
    d += __builtin_floor(d); // wall: half
  }
  return d;
}

int main(void) {
  static Item items[2];
  double d = 1;
  uint64_t begin = wallNs(), all;
  do
    d = loop(items, d);
  while ((all = wallNs() - begin) < 2500 * (uint64_t)kMs);
  report("quarter", all / 4);
  report("copying", all / 4);
  report("half", all / 2);
  report("all", all);
  return d == 0 || work == 0;
}
