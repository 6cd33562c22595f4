// Looks at the stack may take what is computed between calls of some
// nanoseconds for such calls. Program counters know better, and calls have that
// much less: the lines have no more time together than the function.
// RUN: %check_times --of=all --adds-up --cflag=-lm %s
#include "Inputs/stopwatch.h"
#include <math.h>

LINEPROF_PROFILE __attribute__((noinline)) static double
draw(const char *steps, int n) { // total: all
  double x = 0, y = 0, angle = 0, left = 0, right = 0;
  for (int i = 0; i < n; ++i) {
    switch (steps[i]) {
    case 'F':
      x += cos(angle);
      y += sin(angle);
      left = x < left ? x : left;
      right = x > right ? x : right;
      break;
    case '+':
      angle += 0.4;
      break;
    case '-':
      angle -= 0.3;
      break;
    default:
      continue;
    }
  }
  return right - left + y;
}

int main(void) {
  static char steps[1000003];
  unsigned seed = 1;
  for (int i = 0; i < (int)sizeof steps; ++i)
    steps[i] = "F+-["[(seed = seed * 1664525 + 1013904223) >> 30];
  double sum = 0;
  uint64_t begin = wallNs(), all;
  do
    sum += draw(steps, sizeof steps);
  while ((all = wallNs() - begin) < 2000 * (uint64_t)kMs);
  report("all", all);
  return sum == 0.5;
}
