// RUN: %check_hits %s
// Oracle: none, gcov derives wrong numbers from a longjmp.
#include "lineprof/lineprof.h"
#include <setjmp.h>
#include <stdio.h>

static jmp_buf back;

LINEPROF_PROFILE static int deep(int n) { // calls: 60
  int local = n * 2;                      // hits: 60
  if (n == 0)                             // hits: 60
    longjmp(back, 1);                     // hits: 10
  local += deep(n - 1);                   // hits: 50
  return local;                           // hits: 0
}

LINEPROF_PROFILE static int start(int n) { // calls: 10
  int result = deep(n);                    // hits: 10
  return result + 1;                       // hits: 0
}

LINEPROF_PROFILE static int normal(int n) { // calls: 10
  return n + 3;                             // hits: 10
}

int main(void) {
  volatile int sum = 0;
  for (volatile int i = 0; i < 10; ++i) {
    if (setjmp(back) == 0)
      sum += start(5);
    else
      sum += 1000;
    sum += normal(i);
  }
  printf("%d\n", sum);
}
