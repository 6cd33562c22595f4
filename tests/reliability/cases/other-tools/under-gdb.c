// RUN: %reliable %s
// Case: in gdb: breakpoints, locals, calls from the debugger
// Needs: gdb
// Driver: Inputs/debug.py
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE __attribute__((noinline)) static int
square(int n) { // calls: 12
  return n * n; // hits: 12
}

LINEPROF_PROFILE static int sum(int n) { // calls: 1
  int result = 0;                        // hits: 1
  for (int i = 0; i < n; ++i)            // hits: 11
    result += square(i);                 // hits: 10
  return result;                         // hits: 1
}

int main(void) { printf("%d\n", sum(10)); }
