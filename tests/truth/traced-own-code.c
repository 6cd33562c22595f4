// What one line computes is not moved to another's time, though only the last
// line uses it.
// RUN: %check_times --worst=3 --mean=3 %s
#include "Inputs/stopwatch.h"

// clang-format off
#define TIMES5(x) x x x x x
#define TIMES50(x) TIMES5(TIMES5(x)) TIMES5(TIMES5(x))

LINEPROF_TRACE __attribute__((noinline)) static double work(double x) {
  double a = x, b = x / 2, c = x * 2;
  TIMES50(a = a * a + x;)                             // wall: 16.7%
  TIMES50(b = b * b + x; b = b * b + x;)              // wall: 33.3%
  TIMES50(c = c * c + x; c = c * c + x; c = c * c + x;) // wall: 50%
  return a + b + c;                                   // wall: 0%
}

int main(void) {
  double sum = 0;
  for (int i = 0; i < 50000; ++i)
    sum += work(0.1 + i * 1e-9);
  return sum > 1e9;
}
