// RUN: %reliable %s
// Case: ifunc: its resolver, and what it chooses
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE static int plainly(int n) { // calls: 10
  int sum = 0;                               // hits: 10
  for (int i = 0; i < n; ++i)                // hits: 55
    sum += i;                                // hits: 45
  return sum;                                // hits: 10
}

typedef int Function(int);

LINEPROF_PROFILE static Function *choose(void) { // calls: 1
  return plainly;                                // hits: 1
}

int chosen(int n) __attribute__((ifunc("choose")));

int main(void) {
  int sum = 0;
  for (int i = 0; i < 10; ++i)
    sum += chosen(i);
  printf("%d\n", sum);
}
