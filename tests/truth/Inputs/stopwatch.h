// Stop-watches: what the programs here measure themselves, on the clocks that
// the profiler uses, printed as `NAME seconds` for check_times.py.
#ifndef STOPWATCH_H
#define STOPWATCH_H

#include "lineprof/lineprof.h"
#include <stdint.h>
#include <stdio.h>
#include <time.h>

enum { kUs = 1000, kMs = 1000 * kUs };

static inline uint64_t readClock(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return (uint64_t)t.tv_sec * 1000000000 + (uint64_t)t.tv_nsec;
}

static inline uint64_t wallNs(void) { return readClock(CLOCK_MONOTONIC); }

static inline uint64_t cpuNs(void) {
  return readClock(CLOCK_THREAD_CPUTIME_ID);
}

/// Laps leave no gaps: each begins where the thread's last one ended.
static __thread uint64_t lapBegin;

__attribute__((noinline, unused)) static void startLaps(void) {
  lapBegin = wallNs();
}

/// Ends a lap and adds it to *watch.
__attribute__((noinline, unused)) static void lap(uint64_t *watch) {
  uint64_t t = wallNs();
  *watch += t - lapBegin;
  lapBegin = t;
}

/// Computes until the lap is ns long, and ends it, in the code that calls it.
__attribute__((always_inline)) static inline void burnInline(uint64_t ns,
                                                             uint64_t *watch) {
  uint64_t t;
  do
    t = wallNs();
  while (t - lapBegin < ns);
  *watch += t - lapBegin;
  lapBegin = t;
}

/// The same, as a call.
__attribute__((noinline, unused)) static void burn(uint64_t ns,
                                                   uint64_t *watch) {
  burnInline(ns, watch);
}

/// The same on the thread's CPU clock.
static __thread uint64_t cpuLapBegin;

__attribute__((noinline, unused)) static void startCpuLaps(void) {
  cpuLapBegin = cpuNs();
}

__attribute__((noinline, unused)) static void cpuLap(uint64_t *watch) {
  uint64_t t = cpuNs();
  *watch += t - cpuLapBegin;
  cpuLapBegin = t;
}

__attribute__((unused)) static void report(const char *name, uint64_t ns) {
  printf("%s %.9f\n", name, (double)ns / 1e9);
}

#endif // STOPWATCH_H
