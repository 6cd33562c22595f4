// RUN: %check_hits %s
// Copies of a tagged function inside functions that aren't count as well.
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE static inline int step(int n) { // calls: 130
  if (n & 1)                                     // hits: 130
    return 3 * n + 1;                            // hits: 65
  return n / 2;                                  // hits: 65
}

__attribute__((noinline)) static int untaggedLoop(int n) {
  int sum = 0;
  for (int i = 0; i < n; ++i)
    sum += step(i);
  return sum;
}

__attribute__((noinline)) static int untaggedBranch(int n) {
  return n > 5 ? step(n) : step(n + 1) + step(n + 2);
}

int main(void) {
  int sum = untaggedLoop(110);
  for (int i = 0; i < 14; ++i)
    sum += untaggedBranch(i);
  printf("%d\n", sum);
}
