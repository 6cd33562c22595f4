// RUN: %check_hits %s
// Oracle: none, gcov derives wrong numbers from a throw.
#include "lineprof/lineprof.h"
#include <cstdio>

__attribute__((noinline)) static void leaf(int n) {
  if (n % 4 == 3)
    throw n;
}

LINEPROF_PROFILE static int middle(int n) { // calls: 40
  leaf(n);                                  // hits: 40
  return n;                                 // hits: 30
}

LINEPROF_PROFILE static int top(int n) { // calls: 10
  int sum = 0;                           // hits: 10
  for (int i = 0; i < 10; ++i)           // hits: 40
    sum += middle(n + i);                // hits: 40
  return sum;                            // hits: 0
}

int main() {
  int caught = 0;
  for (int i = 0; i < 10; ++i)
    try {
      top(i * 4);
    } catch (int n) {
      caught += n;
    }
  printf("%d\n", caught);
}
