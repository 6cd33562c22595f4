// RUN: %check_hits %s
// Oracle: none, gcov derives wrong numbers from a longjmp.
#include "lineprof/lineprof.h"
#include <setjmp.h>
#include <stdio.h>

static jmp_buf back;

__attribute__((noinline)) static void mayJump(int n) {
  if (n % 4 == 0)
    longjmp(back, 1);
}

LINEPROF_PROFILE static int attempt(int n) { // calls: 20
  volatile int result = 1;                   // hits: 20
  if (setjmp(back)) {                        // hits: 20
    result = 2;                              // hits: 5
  } else {
    mayJump(n); // hits: 20
    result = 3; // hits: 15
  }
  return result; // hits: 20
}

int main(void) {
  int sum = 0;
  for (int i = 0; i < 20; ++i)
    sum += attempt(i);
  printf("%d\n", sum);
}
