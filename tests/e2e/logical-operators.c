// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE int check(int a, int b) { // calls: 100
  int score = 0;                           // hits: 100
  if (a > 4 && b > 4)                      // hits: 100
    score += 1;                            // hits: 25
  if (a > 6 || b > 6)                      // hits: 100
    score += 10;                           // hits: 51
  if (a > 2                                // hits: 149, clang 22: 100
      && b > 2                             // hits: 100
      && a != b)                           // hits: 70
    score += 100;                          // hits: 42
  if (a == 9                               // hits: 181, clang 22: 100
      || b == 9                            // hits: 100
      || a == b)                           // hits: 90
    score += 1000;                         // hits: 28
  int both = a && b;                       // hits: 100
  return score + both + !(a || b);         // hits: 100
}

int main(void) {
  int sum = 0;
  for (int a = 0; a < 10; ++a)
    for (int b = 0; b < 10; ++b)
      sum += check(a, b);
  printf("%d\n", sum);
}
