// RUN: %check_hits %s
// qsort isn't instrumented and calls tagged code, which leaves through it.
// Oracle: none, gcov derives wrong numbers from a longjmp.
#include "lineprof/lineprof.h"
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

static jmp_buf enough;
static int left;

LINEPROF_PROFILE static int compare(const void *a, const void *b) { // calls: 33
  if (left-- == 0)                                                  // hits: 33
    longjmp(enough, 1);                                             // hits: 3
  return *(const int *)a - *(const int *)b;                         // hits: 30
}

LINEPROF_PROFILE static void sort(int *values, int n) { // calls: 3
  qsort(values, n, sizeof *values, compare);            // hits: 3
  left = 1000;                                          // hits: 0
}

int main(void) {
  int values[50];
  volatile int sum = 0;
  for (volatile int i = 0; i < 3; ++i) {
    for (int k = 0; k < 50; ++k)
      values[k] = k * 37 % 50;
    left = 10;
    if (!setjmp(enough))
      sort(values, 50);
    else
      sum = sum + 1;
  }
  printf("%d\n", sum);
}
