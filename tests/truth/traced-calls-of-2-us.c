// Sampling would need seconds for this; a trace has each call.
// RUN: %check_times --worst=3 --mean=3 %s
#include "Inputs/stopwatch.h"

__attribute__((noinline)) static void spin(unsigned long n) {
  unsigned long x = n;
  for (unsigned long i = 0; i < n; ++i)
    __asm__ volatile("" : "+r"(x));
}

static unsigned long unit = 1; ///< a tenth of the function

LINEPROF_TRACE __attribute__((noinline)) static void work(void) {
  spin(1 * unit); // wall: 10%
  spin(2 * unit); // wall: 20%
  spin(3 * unit); // wall: 30%
  spin(4 * unit); // wall: 40%
}

/// 2 us are ten units.
static void calibrate(void) {
  unsigned long n = 1000000;
  spin(n);
  uint64_t begin = wallNs();
  spin(n);
  unit = n * 200 / (wallNs() - begin);
}

int main(void) {
  calibrate();
  for (int i = 0; i < 20000; ++i)
    work();
  return 0;
}
