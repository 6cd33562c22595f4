// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <cstdio>

__attribute__((noinline)) static int next() {
  static int n;
  return ++n;
}

struct Settings {
  int first = next();
  int second = first * 2;
};

LINEPROF_PROFILE static int use(int a, int b = next()) { // calls: 6
  Settings settings;                                     // hits: 6
  return a + b + settings.second;                        // hits: 6
}

int main() {
  int sum = 0;
  for (int i = 0; i < 3; ++i)
    sum += use(i) + use(i, 4);
  printf("%d\n", sum);
}
