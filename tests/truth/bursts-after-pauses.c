// The sampler looks more often once it has found a thread in tagged code. So what
// it charges then goes by how long it had paused: of bursts of 30 ms after naps,
// and after long calls, a tenth too much was charged.
// RUN: %check_times %s --runs 3 --worst 6 --mean 4

#include "Inputs/stopwatch.h"
#include <unistd.h>

static uint64_t untaggedBefore, taggedBefore;

LINEPROF_PROFILE __attribute__((noinline)) static void
afterUntagged(void) { // total: untaggedBefore
  for (int i = 0; i < 15000; ++i)
    burn(2 * kUs, &untaggedBefore);
}

LINEPROF_PROFILE __attribute__((noinline)) static void
afterTagged(void) { // total: taggedBefore
  for (int i = 0; i < 15000; ++i)
    burn(2 * kUs, &taggedBefore);
}

LINEPROF_PROFILE __attribute__((noinline)) static void nap(void) {
  usleep(120 * kMs / kUs);
}

int main(void) {
  for (int i = 0; i < 15; ++i) {
    usleep(120 * kMs / kUs);
    startLaps();
    afterUntagged();
    nap();
    startLaps();
    afterTagged();
  }
  report("untaggedBefore", untaggedBefore);
  report("taggedBefore", taggedBefore);
  return 0;
}
