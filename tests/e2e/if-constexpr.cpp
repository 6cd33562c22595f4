// RUN: %check_hits %s --cflags="-std=c++17"
// Branches that no instance keeps aren't code; others are summed.
#include "lineprof/lineprof.h"
#include <cstdio>

template <typename T> LINEPROF_PROFILE int describe(T value) { // calls: 10
  int result = 0;                                              // hits: 10
  if constexpr (sizeof(T) == 1)
    result = value ? 1 : 2; // hits: 4
  else if constexpr (sizeof(T) == 4) {
    result = 4;        // hits: 4
    if (value > 2)     // hits: 4
      result += value; // hits: 1
  } else
    result = 8;  // hits: 2
  return result; // hits: 10
}

int main() {
  int sum = 0;
  for (int i = 0; i < 4; ++i)
    sum += describe(char(i)) + describe(i);
  printf("%d\n", sum + describe(1.0) + describe(2.0));
}
