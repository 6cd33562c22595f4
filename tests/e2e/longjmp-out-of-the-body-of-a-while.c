// RUN: %check_hits %s
// Who left in the body's last call did not come to the condition again, whether or
// not a variable's lifetime ends in between.
#include "lineprof/lineprof.h"
#include <setjmp.h>
#include <stdio.h>

static jmp_buf start;
static int finished;

static void leaveAt3(int x) {
  if (x == 3)
    longjmp(start, 1);
}

LINEPROF_PROFILE static void loop(int x) { // calls: 8
  while (x++ & 3) {                        // hits: 17, gcov: 20
    int value = x;                         // hits: 12
    if (x & 1)                             // hits: 12
      continue;                            // hits: 4
    leaveAt3(value + x - 5);               // hits: 8
  }
  finished++; // hits: 5, gcov: 8
}

int main(void) {
  volatile int i = 0;
  setjmp(start);
  while (i < 8) {
    i++;
    loop(i);
  }
  printf("%d\n", finished);
  return 0;
}
