// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE int triangle(int n) {  // calls: 9
  int values[n + 1];                    // hits: 9
  values[0] = 0;                        // hits: 9
  for (int i = 1; i <= n; ++i)          // hits: 45
    values[i] = values[i - 1] + i;      // hits: 36
  char *copy = __builtin_alloca(n + 1); // hits: 9
  copy[n] = (char)values[n];            // hits: 9
  return values[n] + copy[n];           // hits: 9
}

int main(void) {
  int sum = 0;
  for (int i = 0; i < 9; ++i)
    sum += triangle(i);
  printf("%d\n", sum);
}
