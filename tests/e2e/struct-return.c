// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <stdio.h>

struct Big {
  int values[40];
};

LINEPROF_PROFILE struct Big make(int seed) { // calls: 6
  struct Big big;
  for (int i = 0; i < 40; ++i) // hits: 246
    big.values[i] = seed + i;  // hits: 240
  return big;                  // hits: 6
}

LINEPROF_PROFILE int fold(struct Big big) { // calls: 6
  int sum = 0;                              // hits: 6
  for (int i = 0; i < 40; i += 2)           // hits: 126
    sum += big.values[i];                   // hits: 120
  return sum;                               // hits: 6
}

int main(void) {
  int sum = 0;
  for (int i = 0; i < 6; ++i)
    sum += fold(make(i));
  printf("%d\n", sum);
}
