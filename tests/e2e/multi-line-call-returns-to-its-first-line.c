// RUN: %check_hits %s
// The line that the call starts on is left for its arguments and returned to
// for the call itself: one evaluation, one hit.
#include "lineprof/lineprof.h"
#include <stdio.h>

__attribute__((noinline)) static int add(int a, int b) { return a + b; }

LINEPROF_PROFILE int nested(int n) { // calls: 7
  return add(                        // hits: 7
      add(n,                         // hits: 7
          1),
      add(             // hits: 7
          n ? 2 : 3,   // hits: 7
          add(n, 4))); // hits: 7
}

int main(void) {
  int sum = 0;
  for (int i = 0; i < 7; ++i)
    sum += nested(i);
  printf("%d\n", sum);
}
