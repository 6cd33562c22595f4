// RUN: %check_hits %s
// Oracle: none, gcov derives wrong numbers from a throw.
#include "lineprof/lineprof.h"
#include <cstdio>

__attribute__((noinline)) static void mayThrow(int n) {
  if (n % 3 == 1)
    throw n;
  if (n % 3 == 2)
    throw "text";
}

LINEPROF_PROFILE static int work(int n) { // calls: 30
  int result = 1;                         // hits: 30
  try {
    mayThrow(n); // hits: 30
    result = 2;  // hits: 10
  } catch (const char *) {
    result = 3; // hits: 10
  }
  return result; // hits: 20
}

int main() {
  int sum = 0;
  for (int i = 0; i < 30; ++i)
    try {
      sum += work(i);
    } catch (...) {
      sum += 100;
    }
  printf("%d\n", sum);
}
