// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <cstdio>

static int total(int n) { return n; }

template <typename... Rest> LINEPROF_PROFILE int total(int first, Rest... rest) { // calls: 9
  int sum = first;                                                                // hits: 9
  sum += total(rest...);                                                          // hits: 9
  return sum;                                                                     // hits: 9
}

template <typename... Values> LINEPROF_PROFILE int fold(Values... values) { // calls: 2
  return (0 + ... + values);                                                // hits: 2
}

int main() {
  int sum = 0;
  for (int i = 0; i < 3; ++i)
    sum += total(1, 2, i, 4);
  printf("%d\n", sum + fold(1, 2, 3) + fold(4));
}
