// RUN: %check_hits %s
// Control never comes to the loop's beginning but from its end, as in Duff's device.
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE static int count(int step, int n) { // calls: 10
  int taken = 0;                                     // hits: 10
  switch (step) {                                    // hits: 10
    while (1) {                                      // hits: 23
    case 0:
      if (n-- == 0)   // hits: 28
        return taken; // hits: 5
      taken++;        // hits: 23
    case 1:
      if (n-- == 0)    // hits: 28
        return -taken; // hits: 5
      taken++;         // hits: 23
    }
  }
  return taken; // hits: 0
}

int main(void) {
  for (int i = 0; i < 10; ++i)
    printf("%d\n", count(i & 1, i & 2 ? 4 : 5));
  return 0;
}
