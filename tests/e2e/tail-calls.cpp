// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <cstdio>

LINEPROF_PROFILE static int even(unsigned n);

LINEPROF_PROFILE static int odd(unsigned n) { // calls: 5100
  if (n == 0)                                 // hits: 5100
    return 0;                                 // hits: 50
  [[clang::musttail]] return even(n - 1);     // hits: 5050
}

LINEPROF_PROFILE static int even(unsigned n) { // calls: 5150
  if (n == 0)                                  // hits: 5150
    return 1;                                  // hits: 50
  [[clang::musttail]] return odd(n - 1);       // hits: 5100
}

int main() {
  int sum = 0;
  for (unsigned i = 0; i < 100; ++i)
    sum += even(i + 52);
  printf("%d\n", sum);
}
