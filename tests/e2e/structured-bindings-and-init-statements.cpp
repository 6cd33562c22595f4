// RUN: %check_hits %s --cflags="-std=c++17"
#include "lineprof/lineprof.h"
#include <cstdio>
#include <utility>

static std::pair<int, int> divide(int n, int d) { return {n / d, n % d}; }

LINEPROF_PROFILE static int digits(int n) { // calls: 20
  int sum = 0;                              // hits: 20
  while (n) {                               // hits: 79
    auto [rest, digit] = divide(n, 10);     // hits: 59, gcov: 118
    if (int twice = 2 * digit; twice > 9)   // hits: 59
      sum += twice - 9;                     // hits: 28
    else
      sum += twice; // hits: 31
    n = rest;       // hits: 59
  }
  return sum; // hits: 20
}

int main() {
  int sum = 0;
  for (int i = 0; i < 20; ++i)
    sum += digits(i * 61);
  printf("%d\n", sum);
}
