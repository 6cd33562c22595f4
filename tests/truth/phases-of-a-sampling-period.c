// Two phases that take turns exactly in step with an interval that the sampler
// uses, or nearly: what it sees is what there is.
// RUN: %check_times --sampled --cflag=-DPERIOD_US=2000 %s
// RUN: %check_times --sampled --cflag=-DPERIOD_US=1000 %s
// RUN: %check_times --sampled --cflag=-DPERIOD_US=250 %s
// RUN: %check_times --sampled --cflag=-DPERIOD_US=1009 %s
// RUN: %check_times --sampled --cflag=-DPERIOD_US=2503 %s
#include "Inputs/stopwatch.h"

static uint64_t first, second, all;

/// Computes until the clock says so: phases don't drift.
__attribute__((noinline)) static void burnUntil(uint64_t end, uint64_t *watch) {
  burn(end > lapBegin ? end - lapBegin : 0, watch);
}

LINEPROF_PROFILE static void work(void) { // total: all
  startLaps();
  uint64_t begin = lapBegin;
  for (uint64_t i = 0; i < 1000 * kMs / (PERIOD_US * kUs); ++i) {
    uint64_t end = begin + (i + 1) * PERIOD_US * kUs;
    burnUntil(end - PERIOD_US * kUs / 2, &first); // wall: first
    burnUntil(end, &second);                      // wall: second
  }
}

int main(void) {
  work();
  all = first + second;
  report("first", first);
  report("second", second);
  report("all", all);
  return 0;
}
