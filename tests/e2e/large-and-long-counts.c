// RUN: %check_hits %s --only=-O2 --only=-O3
// More than 32 bits hold.
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE static unsigned long spin(unsigned long n) { // calls: 2
  unsigned long sum = 0;                                      // hits: 2
  for (unsigned long i = 0; i < n; ++i)                       // hits: 10000000002
    sum += i;                                                 // hits: 10000000000
  return sum;                                                 // hits: 2
}

int main(void) {
  volatile unsigned long n = 5000000000;
  printf("%lu\n", spin(n) + spin(n));
}
