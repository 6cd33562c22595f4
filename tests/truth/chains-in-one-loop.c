// Lines of one loop are told apart by the instruction: a chain of dependent
// multiplications takes as long as it has of them, wherever it begins.
// RUN: %check_times --sampled --runs 5 %s
#include "Inputs/stopwatch.h"

static volatile double seed = 1.0000001;

#define ONCE x *= factor; __asm__ volatile("" : "+x"(x));
#define FOUR ONCE ONCE ONCE ONCE

LINEPROF_PROFILE __attribute__((noinline)) static double work(int rounds) {
  double x = seed, factor = seed;
  for (int i = 0; i < rounds; ++i) {
    FOUR           // self: 16.667%
    FOUR FOUR      // self: 33.333%
    FOUR FOUR FOUR // self: 50%
  }
  return x;
}

int main(void) { return work(97000000) == 0; }
