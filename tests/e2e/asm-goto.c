// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <stdio.h>

#ifdef __aarch64__
#define JUMP_IF_ZERO "cbz %w0, %l[zero]"
#else
#define JUMP_IF_ZERO "testl %0, %0\n\tjz %l[zero]"
#endif

LINEPROF_PROFILE int isZero(int n) {     // calls: 30
  asm goto(JUMP_IF_ZERO                  // hits: 30
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
