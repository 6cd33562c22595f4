// RUN: %check_hits %s
// Oracle: none, gcov derives wrong numbers from an exit.
#include "lineprof/lineprof.h"
#include <stdio.h>
#include <stdlib.h>

static int total;

LINEPROF_PROFILE static _Noreturn void finish(int code) { // calls: 1
  printf("finish %d\n", total);                           // hits: 1
  exit(code);                                             // hits: 1
}

LINEPROF_PROFILE static void check(int n) { // calls: 13
  total += n;                               // hits: 13
  if (total > 70)                           // hits: 13
    finish(4);                              // hits: 1
  total += 1;                               // hits: 12
}

int main(void) {
  for (int i = 0; i < 100; ++i)
    check(i < 10 ? i : 8);
}
