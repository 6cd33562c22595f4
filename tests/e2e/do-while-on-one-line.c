// RUN: %check_hits %s
// clang-format off
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE int digits(unsigned n) { // calls: 3
  int count = 0;                          // hits: 3
  do { ++count; n /= 10; } while (n);     // hits: 8
  return count;                           // hits: 3
}

int main(void) { printf("%d\n", digits(0) + digits(12345) + digits(10)); }
