// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE static int odd(int n);

LINEPROF_PROFILE static int even(int n) { // calls: 404
  if (n == 0)                             // hits: 404
    return 1;                             // hits: 2
  return odd(n - 1);                      // hits: 402
}

LINEPROF_PROFILE static int odd(int n) { // calls: 402
  if (n == 0)                            // hits: 402
    return 0;                            // hits: 2
  return even(n - 1);                    // hits: 400
}

int main(void) {
  int sum = 0;
  for (int i = 199; i < 203; ++i)
    sum += even(i);
  printf("%d\n", sum);
}
