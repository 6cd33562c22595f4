/* One tagged function, called three times. Half a millisecond in all. */
#include "lineprof/lineprof.h"
#include <stdio.h>

__attribute__((noinline)) static int step(int i) { return i ^ 1; }

LINEPROF_PROFILE static int work(int n) { // calls: 3
  int sum = 0;                            // hits: 3
  for (int i = 0; i < n; ++i)             // hits: 30003
    sum += step(i);                       // hits: 30000
  return sum;                             // hits: 3
}

static int workThrice(void) {
  int sum = 0;
  for (int i = 0; i < 3; ++i)
    sum += work(10000);
  printf("%d\n", sum);
  return sum == 1;
}
