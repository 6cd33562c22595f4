// RUN: %check_hits %s
// The jump stays inside one function: what setjmp returned into runs again.
// Oracle: none, gcov derives wrong numbers from a longjmp.
#include "lineprof/lineprof.h"
#include <setjmp.h>
#include <stdio.h>

LINEPROF_PROFILE static int retry(int limit) { // calls: 1
  jmp_buf back;
  volatile int tries = 0; // hits: 1
  int code = setjmp(back);
  tries = tries + 1;         // hits: 6
  if (code < limit)          // hits: 6
    longjmp(back, code + 1); // hits: 5
  return tries;              // hits: 1
}

int main(void) { printf("%d\n", retry(5)); }
