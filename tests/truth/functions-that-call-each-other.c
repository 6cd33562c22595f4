// Own time of an inner activation lies within calls that are timed. What these
// took more or less than the samples say is not what own time lacks.
// RUN: %check_times --sampled --runs=3 %s
#include "Inputs/delay.h"

static uint64_t values, sums;

/// Adds up in own code, without a call that would be timed.
#define DELAY(watch) (delayed = 0, delay(), watch += delayed)

LINEPROF_PROFILE static double sum(int depth);

LINEPROF_PROFILE __attribute__((noinline)) static double
value(int depth) { // total-self: values
  DELAY(values);   // self: values
  return depth ? sum(depth - 1) : 1;
}

LINEPROF_PROFILE __attribute__((noinline)) static double
sum(int depth) { // total: all, total-self: sums
  double x = value(depth);
  DELAY(sums); // self: sums
  return x + value(depth);
}

int main(void) {
  uint64_t perMs = ticksPerMs();
  delayTicks = perMs / 20;
  double x = 0;
  uint64_t begin = wallNs();
  for (int i = 0; i < 160; ++i)
    x += sum(6);
  report("all", wallNs() - begin);
  report("values", values * kMs / perMs);
  report("sums", sums * kMs / perMs);
  return x == 0;
}
