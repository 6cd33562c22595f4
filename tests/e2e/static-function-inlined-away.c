// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE static inline int square(int n) { // calls: 1000
  return n * n;                                    // hits: 1000
}

LINEPROF_PROFILE __attribute__((always_inline)) static inline int cube(int n) { // calls: 500
  if (n % 2)                                                                    // hits: 500
    return -n * n * n;                                                          // hits: 250
  return n * square(n);                                                         // hits: 250
}

int main(void) {
  unsigned sum = 0;
  for (int i = 0; i < 500; ++i)
    sum += cube(i);
  for (int i = 0; i < 750; ++i)
    sum += square(i);
  printf("%u\n", sum);
}
