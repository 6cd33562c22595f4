#include "lineprof/lineprof.h"

LINEPROF_PROFILE int helper(int n) { // calls: 15
  return n * 2;                      // hits: 15
}

LINEPROF_PROFILE __attribute__((visibility("default"))) int
versioned(int n) {            // calls: 5
  int sum = 0;                // hits: 5
  for (int i = 0; i < n; ++i) // hits: 20
    sum += helper(i);         // hits: 15
  return sum;                 // hits: 5
}
