// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE int grade(int n) { // calls: 100
  if (n < 50) {                     // hits: 100
    if (n < 25)                     // hits: 50
      return 0;                     // hits: 25
    else if (n < 40)                // hits: 25
      n += 1;                       // hits: 15
    else                            //
      n += 2;                       // hits: 10
  } else {
    if (n > 1000) { // hits: 50
      return -1;    // hits: 0
    }
    n += 3; // hits: 50
  }
  return n; // hits: 75
}

int main(void) {
  int sum = 0;
  for (int i = 0; i < 100; ++i)
    sum += grade(i);
  printf("%d\n", sum);
}
