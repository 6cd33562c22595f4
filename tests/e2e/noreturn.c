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

LINEPROF_PROFILE static void check(int n) { // calls: 12
  total += n;                               // hits: 12
  if (total > 70)                           // hits: 12
    finish(4);                              // hits: 1
  total += 1;                               // hits: 11
}

int main(void) {
  for (int i = 0; i < 100; ++i)
    check(i < 10 ? i : 8);
}
