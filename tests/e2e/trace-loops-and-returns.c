// RUN: %check_hits %s
// Exact hits in traced functions.
#include "lineprof/lineprof.h"

LINEPROF_TRACE int find(const int *a, int n, int x) { // calls: 12
  if (n == 0)                                         // hits: 12
    return -2;                                        // hits: 2
  for (int i = 0; i < n; ++i) {                       // hits: 70
    if (a[i] == x)                                    // hits: 65
      return i;                                       // hits: 5
  }
  return -1; // hits: 5
}

LINEPROF_TRACE int sum(const int *a, int n) { // calls: 1
  int total = 0;                              // hits: 1
  for (int i = 0; i < n; ++i)                 // hits: 11
    total += a[i];                            // hits: 10
  return total;                               // hits: 1
}

int main(void) {
  int a[10], found = 0;
  for (int i = 0; i < 10; ++i)
    a[i] = 2 * i;
  for (int i = 0; i < 10; ++i)
    found += find(a, 10, i);
  return found + find(a, 0, 1) + find(a, 0, 2) + sum(a, 10);
}
