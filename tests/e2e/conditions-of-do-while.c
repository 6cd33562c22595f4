// RUN: %check_hits %s
// The branch at the end of a do has the place of the last statement of its
// body. Behind && and || in the condition, control does not come there.
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE int count(int n) { // calls: 3
  int sum = 0, k = n;               // hits: 3
  do                                // hits: 3
    sum += k;                       // hits: 12, gcov: 15
  while (--k > 0 && sum < 100); // hits: 12
  k = n;        // hits: 3
  do {          // hits: 3
    sum += k;   // hits: 12
    if (k == 3) // hits: 12
      ++sum;    // hits: 3
  } // hits: 12, gcov: 24
  while (--k > 0 // hits: 12
         && (sum < 0 || k)); // hits: 12
  k = n;               // hits: 3
  do {                 // hits: 3
    if (k == 3)        // hits: 12
      continue;        // hits: 3
    int twice = 2 * k; // hits: 9
    sum += twice;      // hits: 9
  } while (--k > 0 && sum < 100); // hits: 12
  k = n; // hits: 3
  do
    sum += k;
  while (--k > 0 && sum < 100); // hits: 12
  do            // hits: 3
    sum += ++k; // hits: 9
  while (k < 3); // hits: 9
  return sum; // hits: 3
}

int main(void) { printf("%d\n", count(3) + count(4) + count(5)); }
