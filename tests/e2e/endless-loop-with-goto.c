// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <stdio.h>

static void touch(int *value) { ++*value; }

LINEPROF_PROFILE static int decode(int n) { // calls: 9
  int sum = 0;                              // hits: 9
  if (n > 100)                              // hits: 9
    goto failed;                            // hits: 1
  while (1) {                               // hits: 62
    int token = sum % 7;                    // hits: 70
    if (token == 3) {                       // hits: 70
      int more = token + n;                 // hits: 8
      touch(&more);                         // hits: 8
      if (more > 90) {                      // hits: 8
        goto failed;                        // hits: 1
      }
      sum += more; // hits: 7
      if (sum > 50) {
        goto done; // hits: 5
      }
    } else {
      if (sum > 60) {
        goto done; // hits: 2
      }
      sum += 3; // hits: 60
    }
    if (token > 5) { // hits: 62
      if (sum & 1) { // hits: 10
        sum += 1;    // hits: 8
        continue;    // hits: 8
      }
      sum += 2; // hits: 2
    }
    sum += 1; // hits: 54
  }
done:
  return sum; // hits: 7
failed:
  return -1; // hits: 2
}

int main(void) {
  int total = 0;
  for (int i = 0; i < 9; ++i)
    total += decode(i * 13);
  printf("%d\n", total);
}
