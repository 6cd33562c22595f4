// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <stdio.h>

__attribute__((noinline)) static int add3(int a, int b, int c) { return a + b + c; }
__attribute__((noinline)) static int twice(int a) { return 2 * a; }

LINEPROF_PROFILE int evaluate(int n) { // calls: 50
  int total = add3(n,                  // hits: 50, gcov: 100
                   n + 1,              // hits: 50
                   n + 2);             // hits: 50
  total += add3(twice(n),              // hits: 50, gcov: 100
                twice(n + 1),          // hits: 50
                add3(                  // hits: 50
                    n,                 // hits: 50
                    twice(n),          // hits: 50
                    3));
  return total; // hits: 50
}

int main(void) {
  int sum = 0;
  for (int i = 0; i < 50; ++i)
    sum += evaluate(i);
  printf("%d\n", sum);
}
