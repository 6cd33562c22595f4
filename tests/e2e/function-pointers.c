// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <stdio.h>
#include <stdlib.h>

LINEPROF_PROFILE static int compare(const void *a, const void *b) { // calls: 4
  int x = *(const int *)a, y = *(const int *)b;                     // hits: 4
  return (x > y) - (x < y);                                         // hits: 4
}

int main(void) {
  int (*volatile function)(const void *, const void *) = compare;
  int a = 1, b = 2, sum = 0;
  for (int i = 0; i < 4; ++i)
    sum += function(&a, &b);
  printf("%d\n", sum);
}
