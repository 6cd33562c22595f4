// RUN: %check_hits %s --cflags="-std=c++20"
#include "lineprof/lineprof.h"
#include <cstdio>

LINEPROF_PROFILE static int weigh(int n) { // calls: 90
  if (n % 9 == 0) [[unlikely]]             // hits: 90
    return 1;                              // hits: 10
  if (n % 2) [[likely]] {                  // hits: 80
    n += 3;                                // hits: 40
  }
  return n; // hits: 80
}

int main() {
  int sum = 0;
  for (int i = 0; i < 90; ++i)
    sum += weigh(i);
  printf("%d\n", sum);
}
