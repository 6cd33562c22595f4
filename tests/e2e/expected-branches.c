// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE int filter(int n) {     // calls: 1000
  if (__builtin_expect(n % 100 == 0, 0)) // hits: 1000
    return -1;                           // hits: 10
  if (__builtin_expect(n % 2 == 0, 1))   // hits: 990
    return n;                            // hits: 490
  if (n < 0)                             // hits: 500
    __builtin_unreachable();             // hits: 0
  return n * 2;                          // hits: 500
}

int main(void) {
  int sum = 0;
  for (int i = 0; i < 1000; ++i)
    sum += filter(i);
  printf("%d\n", sum);
}
