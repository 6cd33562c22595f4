// RUN: %check_hits %s
// Instances of one template are summed.
#include "lineprof/lineprof.h"
#include <cstdio>

template <typename T> LINEPROF_PROFILE T power(T base, int exponent) { // calls: 30
  T result = 1;                                                        // hits: 30
  for (int i = 0; i < exponent; ++i)                                   // hits: 150
    result *= base;                                                    // hits: 120
  return result;                                                       // hits: 30
}

int main() {
  double sum = 0;
  for (int i = 0; i < 10; ++i)
    sum += power(2, i) + power(0.5, 10 - i) + double(power(3l, 2));
  printf("%f\n", sum);
}
