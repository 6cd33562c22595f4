// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE int run(int n) { // calls: 5
  int a = ({                      // hits: 5
    int t = n * 2;                // hits: 5
    if (t > 4)                    // hits: 7
      t = 4;                      // hits: 2
    t;                            // hits: 5
  });
  return a + (n, n + 1); // hits: 5
}

int main(void) {
  int sum = 0;
  for (int i = 0; i < 5; ++i)
    sum += run(i);
  printf("%d\n", sum);
}
