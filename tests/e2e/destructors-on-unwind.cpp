// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <cstdio>

static int alive;

struct Guard {
  LINEPROF_PROFILE Guard() { // calls: 50
    ++alive;                 // hits: 50
  }
  LINEPROF_PROFILE ~Guard() { // calls: 50
    --alive;                  // hits: 50
  }
};

__attribute__((noinline)) static void mayThrow(int n) {
  if (n % 4 == 0)
    throw n;
}

LINEPROF_PROFILE static int work(int n) { // calls: 20
  int sum = 0;                            // hits: 20
  Guard outer;                            // hits: 20
  mayThrow(n);                            // hits: 20
  {
    Guard inner;     // hits: 15
    sum += alive;    // hits: 15
    mayThrow(n - 1); // hits: 15
    sum += alive;    // hits: 10
  }
  Guard last; // hits: 10
  return sum; // hits: 10
}

int main() {
  int sum = 0;
  for (int i = 0; i < 20; ++i)
    try {
      sum += work(i);
    } catch (int) {
      sum += 100;
    }
  for (int i = 0; i < 5; ++i)
    Guard();
  printf("%d %d\n", sum, alive);
}
