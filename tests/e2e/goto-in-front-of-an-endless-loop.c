// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE static int count(int n) { // calls: 1
  int turns = 0;                           // hits: 1
again:
  while (1) {   // hits: 16
    if (n == 0) // hits: 21
      break;
    n--;            // hits: 20
    if (n % 4 == 0) // hits: 20
      goto again;   // hits: 5
    if (n % 4 == 1) // hits: 15
      continue;     // hits: 5
    turns++;        // hits: 10
  }
  return turns; // hits: 1
}

int main(void) {
  printf("%d\n", count(20));
  return 0;
}
