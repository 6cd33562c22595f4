// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <cstdio>
#include <functional>
#include <vector>

LINEPROF_PROFILE static int increment(int n) { // calls: 25
  return n + 1;                                // hits: 25
}

LINEPROF_PROFILE static int
applyAll(const std::vector<std::function<int(int)>> &functions, // calls: 5
         int n) {
  for (const auto &function : functions) // hits: 55
    n = function(n);                     // hits: 50
  return n;                              // hits: 5
}

int main() {
  std::vector<std::function<int(int)>> functions;
  for (int i = 0; i < 5; ++i) {
    functions.push_back(increment);
    functions.push_back([i](int n) { return n * i; });
  }
  int sum = 0;
  for (int i = 0; i < 5; ++i)
    sum += applyAll(functions, i);
  printf("%d\n", sum);
}
