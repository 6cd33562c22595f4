// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <setjmp.h>

static jmp_buf back;

LINEPROF_TRACE static int leave(int x) { // calls: 10
  if (x % 2)                             // hits: 10
    longjmp(back, x);                    // hits: 5
  return x;                              // hits: 5
}

LINEPROF_TRACE static int around(int x) { // calls: 10
  if (setjmp(back))                       // hits: 10
    return -1;                            // hits: 5
  return leave(x);                        // hits: 10
}

int main(void) {
  volatile int sum = 0;
  for (volatile int i = 0; i < 10; ++i)
    sum += around(i);
  return sum - 15;
}
