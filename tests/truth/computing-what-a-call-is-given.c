// What goes into an argument is computed on its own line, before the call.
// RUN: %check_times --of=all %s
#include "Inputs/mix.h"
#include "Inputs/stopwatch.h"

__attribute__((noinline)) static uint64_t untagged(uint64_t x) {
  return MIX256(x), MIX256(x), MIX256(x);
}

LINEPROF_PROFILE __attribute__((noinline)) static uint64_t
loop(uint64_t x) { // total: all, total-self: quarter
  for (int i = 0; i < 1000; ++i) {
    MIX256(x);       // self: quarter
    x = untagged(x); // wall: rest
  }
  return x;
}

int main(void) {
  uint64_t x = 1, begin = wallNs(), all;
  do
    x = loop(x);
  while ((all = wallNs() - begin) < 2500 * (uint64_t)kMs);
  report("quarter", all / 4);
  report("rest", all - all / 4);
  report("all", all);
  return x == 0;
}
