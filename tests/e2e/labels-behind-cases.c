// RUN: %check_hits %s
// Between a case and a label behind it clang has a jump with the place of the
// statement before them.
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE int step(int n, int sum) { // calls: 10
  switch (n) {                              // hits: 10
  case 1:
    sum += 1; // hits: 1, gcov: 5
    __attribute__((fallthrough));
  default:
  more:
    sum += 10; // hits: 7
    break;     // hits: 7
  case 2:
    sum += 2; // hits: 1
    break;    // hits: 1, gcov: 2
  case 3:
  three:
    sum += 3;  // hits: 2
    goto more; // hits: 2, gcov: 3
  case 4:
  four:
    return sum; // hits: 1
  case 5:
    if (sum > 3)  // hits: 1
      goto three; // hits: 1
    goto four;    // hits: 0, gcov: 1
  case 7:
  seven:
    if (sum > 100) { // hits: 1
      sum -= 50;     // hits: 0
      goto seven;    // hits: 0
    }
  }
  return sum; // hits: 9
}

int main(void) {
  int sum = 0;
  for (int n = 0; n < 10; ++n)
    sum = step(n, sum);
  printf("%d\n", sum);
}
