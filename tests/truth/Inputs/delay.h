// A delay of a known length in the middle of a line, for inject_delay.py. It is
// inlined, so it is own time of the line.
#ifndef DELAY_H
#define DELAY_H

#include "stopwatch.h"
#if defined(__x86_64__)
#include <emmintrin.h>
#endif

static uint64_t delayTicks; ///< of each
static uint64_t delayed;    ///< of all together

/// Not before what precedes it is done: that is not part of the delay.
__attribute__((always_inline)) static inline uint64_t readTicks(void) {
#if defined(__x86_64__)
  _mm_lfence();
  return __builtin_ia32_rdtsc();
#elif defined(__aarch64__)
  uint64_t t;
  __asm__ volatile("isb\n\tmrs %0, cntvct_el0" : "=r"(t));
  return t;
#endif
}

__attribute__((always_inline, unused)) static inline int delay(void) {
  uint64_t begin = readTicks(), t;
  do
    t = readTicks();
  while (t - begin < delayTicks);
  delayed += t - begin;
  return 1;
}

static uint64_t ticksPerMs(void) {
  uint64_t beginNs = wallNs(), begin = readTicks();
  while (wallNs() < beginNs + 20 * kMs)
    ;
  return (readTicks() - begin) * kMs / (wallNs() - beginNs);
}

#endif // DELAY_H
