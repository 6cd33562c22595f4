// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <cstdio>

__attribute__((noinline)) static int mayThrow(int n) {
  if (n % 5 == 0)
    throw n;
  return n;
}

LINEPROF_PROFILE static int collect(int n) { // calls: 1
  int sum = 0, failures = 0;                 // hits: 1
  for (int i = 0; i < n; ++i) {              // hits: 101
    try {
      int value = mayThrow(i); // hits: 100
      sum += value;            // hits: 80
    } catch (int) {
      ++failures; // hits: 20
      continue;
    }
    sum += 1; // hits: 80
  }
  return sum * 1000 + failures; // hits: 1
}

int main() { printf("%d\n", collect(100)); }
