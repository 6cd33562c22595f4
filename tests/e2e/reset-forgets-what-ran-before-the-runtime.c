// RUN: %check_hits %s
// Counts are in the object itself until its constructor has run.
// Oracle: none, gcov's reset is another function.
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE static int work(int n) { // calls: 1
  int sum = 0;                            // hits: 1
  for (int i = 0; i < n; ++i)             // hits: 11
    sum += i;                             // hits: 10
  return sum;                             // hits: 1
}

static int sum;
static void early(void) { sum += work(1000); }
__attribute__((section(".preinit_array"), used)) static void (*const run)(void) = early;

int main(void) {
  lineprof_reset();
  sum += work(10);
  printf("%d\n", sum);
}
