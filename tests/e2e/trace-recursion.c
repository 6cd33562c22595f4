// RUN: %check_hits %s
#include "lineprof/lineprof.h"

LINEPROF_TRACE int fib(int n) { // calls: 177
  if (n < 2)                    // hits: 177
    return n;                   // hits: 89
  return fib(n - 1) +           // hits: 88
         fib(n - 2);            // hits: 88
}

LINEPROF_TRACE int depth(int n) { // calls: 11
  if (n == 0)                     // hits: 11
    return 0;                     // hits: 1
  return depth(n - 1);            // hits: 10
}

int main(void) { return fib(10) + depth(10) - 55; }
