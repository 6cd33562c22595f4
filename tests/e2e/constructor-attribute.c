// RUN: %check_hits %s
// A constructor of high priority may run before the profiler's own.
#include "lineprof/lineprof.h"
#include <stdio.h>

static int total;

LINEPROF_PROFILE static void count(int n) { // calls: 3
  for (int i = 0; i < n; ++i)               // hits: 38
    total += i;                             // hits: 35
}

__attribute__((constructor(101))) static void early(void) { count(10); }
__attribute__((constructor)) static void late(void) { count(20); }
__attribute__((destructor)) static void last(void) { count(5); }

int main(void) { printf("%d\n", total); }
