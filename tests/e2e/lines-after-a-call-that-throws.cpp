// RUN: %check_hits %s
// Oracle: none, gcov derives wrong numbers from a throw.
#include "lineprof/lineprof.h"
#include <cstdio>

__attribute__((noinline)) static void mayThrow(int n) {
  if (n % 2)
    throw n;
}

LINEPROF_PROFILE static int work(int n) { // calls: 100
  int result = n;                         // hits: 100
  mayThrow(n);                            // hits: 100
  result += 1;                            // hits: 50
  mayThrow(n / 2);                        // hits: 50
  return result;                          // hits: 25
}

int main() {
  int sum = 0;
  for (int i = 0; i < 100; ++i)
    try {
      sum += work(i);
    } catch (int n) {
      sum -= n;
    }
  printf("%d\n", sum);
}
