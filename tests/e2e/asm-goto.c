// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE int isZero(int n) {     // calls: 30
  asm goto("testl %0, %0\n\tjz %l[zero]" // hits: 30
           :
           : "r"(n) // hits: 30
           : "cc"
           : zero);
  return 0; // hits: 25
zero:
  return 1; // hits: 5
}

int main(void) {
  int sum = 0;
  for (int i = 0; i < 30; ++i)
    sum += isZero(i % 7);
  printf("%d\n", sum);
}
