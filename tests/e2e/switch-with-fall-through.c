// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE int classify(int n) { // calls: 100
  int score = 0;                       // hits: 100
  switch (n % 5) {                     // hits: 100
  case 0:
    score += 1; // hits: 20
    /* fall through */
  case 1:
    score += 10; // hits: 40
    break;       // hits: 40
  case 2:
  case 3:
    score += 100; // hits: 40
    /* fall through */
  default:
    score += 1000; // hits: 60
  }
  return score; // hits: 100
}

int main(void) {
  int sum = 0;
  for (int i = 0; i < 100; ++i)
    sum += classify(i);
  printf("%d\n", sum);
}
