// RUN: %reliable %s
// Case: C++20 modules
// Flags: -std=c++20
// Driver: Inputs/with_module.py
// Expect: Inputs/shapes.cppm
#include "lineprof/lineprof.h"
#include <cstdio>
import shapes;

LINEPROF_PROFILE static int total(int n) { // calls: 1
  int sum = 0;                             // hits: 1
  for (int i = 0; i < n; ++i)              // hits: 11
    sum += area(i) + twice(i);             // hits: 10
  return sum;                              // hits: 1
}

int main() { std::printf("%d\n", total(10)); }
