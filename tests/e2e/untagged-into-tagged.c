// RUN: %check_hits %s
// What is inlined into a tagged function without being tagged has no lines.
#include "lineprof/lineprof.h"
#include <stdio.h>

static inline int helper(int n) {
  if (n % 3 == 0)
    return n;
  int sum = 0;
  for (int i = 0; i < n; ++i)
    sum += i;
  return sum;
}

LINEPROF_PROFILE int outer(int n) { // calls: 4
  int total = 0;                    // hits: 4
  for (int i = 0; i < n; ++i)       // hits: 115
    total += helper(i);             // hits: 111
  return total;                     // hits: 4
}

int main(void) { printf("%d\n", outer(1) + outer(10) + outer(100) + outer(0)); }
