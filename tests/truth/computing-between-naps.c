// The sampler looks when its time has come, also where the one processor is
// taken, and not when the program waits at last. With recursion own time is not
// what timed calls leave, but what the sampler saw.
// RUN: %check_times --sampled %s
#include "Inputs/one_processor.h"

#include "Inputs/delay.h"

LINEPROF_PROFILE static void other(int depth);

LINEPROF_PROFILE __attribute__((noinline)) static void
work(int depth) { // total: all, total-self: delays
  usleep(1000);
  delay(); // self: delays
  if (depth > 0)
    other(depth - 1);
}

LINEPROF_PROFILE __attribute__((noinline)) static void other(int depth) {
  usleep(1000);
  work(depth);
}

int main(void) {
  stayOnOneProcessor();
  uint64_t perMs = ticksPerMs();
  delayTicks = perMs / 2;
  uint64_t begin = wallNs();
  work(1000);
  report("all", wallNs() - begin);
  report("delays", delayed * kMs / perMs);
  return 0;
}
