// RUN: %check_hits %s
// The lambda is a function of its own and isn't tagged: the line it is written
// on counts its creation.
#include "lineprof/lineprof.h"
#include <cstdio>

template <typename F> static int apply(int n, F f) {
  int sum = 0;
  for (int i = 0; i < n; ++i)
    sum += f(i);
  return sum;
}

LINEPROF_PROFILE int outer(int n) { // calls: 3
  int factor = n + 1;               // hits: 3
  int total = apply(n, [&](int i) { // hits: 3, gcov: 16
    return i * factor;
  });
  return total; // hits: 3
}

int main() { printf("%d\n", outer(3) + outer(10) + outer(0)); }
