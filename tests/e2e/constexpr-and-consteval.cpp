// RUN: %check_hits %s --cflags="-std=c++20"
// What the compiler evaluates doesn't run.
#include "lineprof/lineprof.h"
#include <cstdio>

LINEPROF_PROFILE constexpr int square(int n) { // calls: 7
  return n * n;                                // hits: 7
}

constexpr int atCompileTime = square(12);
static_assert(atCompileTime == 144);

int main(int argc, char **) {
  int sum = atCompileTime;
  for (int i = 0; i < 7; ++i)
    sum += square(i + argc);
  printf("%d\n", sum);
}
