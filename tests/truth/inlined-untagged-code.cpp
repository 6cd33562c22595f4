// Untagged code is part of the tagged line that it was inlined into.
// RUN: %check_times %s
#include "Inputs/stopwatch.h"

static uint64_t plain, nested;
static volatile double seed = 1.0000001;

__attribute__((always_inline)) static inline double multiply(double x, int n) {
  for (int i = 0; i < n; ++i) {
    x *= 1.0000001;
    asm volatile("" : "+x"(x));
  }
  return x;
}

template <typename T>
__attribute__((always_inline)) static inline T twice(T x, int n) {
  x = multiply(x, n);
  return multiply(x, n);
}

LINEPROF_PROFILE static double work() { // total-cpu: all
  double x = seed;
  startCpuLaps();
  for (int i = 0; i < 12; ++i) {
    x = multiply(x, 30000000); // cpu: plain
    cpuLap(&plain);
    x += twice(x, 35000000); // cpu: nested
    cpuLap(&nested);
  }
  return x;
}

int main() {
  double x = work();
  report("plain", plain);
  report("nested", nested);
  report("all", plain + nested);
  return x == 0;
}
