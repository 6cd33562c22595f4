// RUN: %check_hits %s
// clang-format off
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE long sum(int n) {          // calls: 2
  long total = 0;                           // hits: 2
  for (int i = 0; i < n; ++i) total += i;   // hits: 52
  while (total > 1000) total /= 2;          // hits: 3
  for (int i = 0; i < 3; ++i) for (int j = 0; j < 4; ++j) total += j; // hits: 32
  return total;                             // hits: 2
}

int main(void) { printf("%ld\n", sum(0) + sum(50)); }
