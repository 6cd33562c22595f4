// RUN: %reliable %s
// Case: a function whose body is in included files
// Expect: Inputs/body.inc
// Expect: Inputs/inner.inc
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE static int included(int n) { // calls: 20
  int sum = 0;                                // hits: 20
#define STEP 1
#include "Inputs/body.inc"
#undef STEP
#define STEP 2
#include "Inputs/body.inc"
  return sum; // hits: 20
}

int main(void) {
  int sum = 0;
  for (int i = 0; i < 20; ++i)
    sum += included(i);
  printf("%d\n", sum);
}
