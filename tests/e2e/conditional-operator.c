// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE int choose(int n) {   // calls: 60
  int a = n % 2 ? n : -n;              // hits: 60
  int b = n % 3                        // hits: 60
              ? n * 2                  // hits: 40
              : n * 3;                 // hits: 20
  int c = n < 20 ? 1 : n < 40 ? 2 : 3; // hits: 60
  int d = n ?: 99;                     // hits: 60
  return a + b + c + d;                // hits: 60
}

int main(void) {
  int sum = 0;
  for (int i = 0; i < 60; ++i)
    sum += choose(i);
  printf("%d\n", sum);
}
