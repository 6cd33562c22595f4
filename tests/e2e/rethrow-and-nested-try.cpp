// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <cstdio>

__attribute__((noinline)) static void mayThrow(int n) {
  if (n % 2)
    throw n;
}

LINEPROF_PROFILE static int work(int n) { // calls: 20
  int result = 0;                         // hits: 20
  try {
    try {
      mayThrow(n); // hits: 20
      result = 1;  // hits: 10
    } catch (int caught) {
      result = 2;          // hits: 10
      if (caught % 4 == 1) // hits: 10
        throw;             // hits: 5
      result = 3;          // hits: 5
    }
    result += 10; // hits: 15
  } catch (...) {
    result += 100; // hits: 5
  }
  return result; // hits: 20
}

int main() {
  int sum = 0;
  for (int i = 0; i < 20; ++i)
    sum += work(i);
  printf("%d\n", sum);
}
