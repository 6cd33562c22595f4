// RUN: %check_hits %s
#include "lineprof/lineprof.h"

static int same(const int *n) { return *n; }

LINEPROF_PROFILE int main(void) { // calls: 1
  int sum = 1;                    // hits: 1
  while (1) {                     // hits: 4
    int copy = sum;               // hits: 4
    if (same(&copy) == 4)         // hits: 4
      break;
    if (same(&copy) == 5) // hits: 3
      continue;
    ++sum; // hits: 3
  }
  return sum ? 0 : 1; // hits: 1
} // hits: none
