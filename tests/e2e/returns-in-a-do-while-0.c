// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <stdio.h>

#define RETURN(value)                                                                              \
  do {                                                                                             \
    sum += value;                                                                                  \
    return;                                                                                        \
  } while (0)
static int sum;

LINEPROF_PROFILE static void find(int n) { // calls: 10
  for (int i = 0; i < 5; ++i) {            // hits: 45
    if (i == n)                            // hits: 40
      RETURN(i);                           // hits: 5
  } // hits: 35
  sum += 10; // hits: 5
}

LINEPROF_PROFILE static void count_down(int n) { // calls: 10
  while (n > 0) {                                // hits: 26
    if (n == 7) {                                // hits: 19
      RETURN(n);                                 // hits: 3
    } else if (n == 3)                           // hits: 16
      do {
        n = 0;
        break;
      } while (0);
    --n; // hits: 16
  }
}

int main(void) {
  for (int n = 0; n < 10; ++n) {
    find(n);
    count_down(n);
  }
  printf("%d\n", sum);
  return 0;
}
