// RUN: %check_hits %s
// Tagged code runs before main and after it.
#include "lineprof/lineprof.h"
#include <cstdio>

LINEPROF_PROFILE static int compute(int n) { // calls: 4
  int sum = 0;                               // hits: 4
  for (int i = 0; i < n; ++i)                // hits: 164
    sum += i;                                // hits: 160
  return sum;                                // hits: 4
}

static int first = compute(10);
int second = compute(20) + first;

struct AtExit {
  LINEPROF_PROFILE ~AtExit() { // calls: 1
    value += compute(30);      // hits: 1
  }
  int value = 0;
};
static AtExit atExit;

LINEPROF_PROFILE int lazily() {    // calls: 5
  static int value = compute(100); // hits: 5
  return ++value;                  // hits: 5
}

int main() {
  int sum = 0;
  for (int i = 0; i < 5; ++i)
    sum += lazily();
  printf("%d %d %d\n", first, second, sum);
}
