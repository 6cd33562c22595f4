// The same as phases-of-a-sampling-period.c, for program counters: two lines of
// a function's own code take turns in step with an interval that is in use.
// RUN: %check_times --sampled --cflag=-DPERIOD_US=251 --cflag=-DRUN_MS=150 %s
// RUN: %check_times --sampled --cflag=-DPERIOD_US=1009 --cflag=-DRUN_MS=1000 %s
// RUN: %check_times --sampled --cflag=-DPERIOD_US=2503 --cflag=-DRUN_MS=2500 %s
#include "Inputs/stopwatch.h"

static uint64_t first, second;

/// A clock that takes no call to read.
__attribute__((always_inline)) static inline uint64_t ticks(void) {
#if defined(__x86_64__)
  return __builtin_ia32_rdtsc();
#elif defined(__aarch64__)
  uint64_t t;
  __asm__ volatile("mrs %0, cntvct_el0" : "=r"(t));
  return t;
#endif
}

LINEPROF_PROFILE static void work(uint64_t period, int rounds) { // total: all
  uint64_t t = ticks(), turn = t, end = t + period;
  for (int i = 0; i < rounds; ++i, end += period) {
    while (t < end - period / 2) t = ticks(); // self: first
    first += t - turn, turn = t;
    while (t < end) t = ticks(); // self: second
    second += t - turn, turn = t;
  }
}

int main(void) {
  uint64_t beginNs = wallNs(), begin = ticks();
  while (wallNs() < beginNs + 100 * kMs)
    ;
  uint64_t perMs = (ticks() - begin) * kMs / (wallNs() - beginNs);
  work(perMs * PERIOD_US / 1000, RUN_MS * 1000 / PERIOD_US);
  report("first", first * kMs / perMs);
  report("second", second * kMs / perMs);
  report("all", (first + second) * kMs / perMs);
  return 0;
}
