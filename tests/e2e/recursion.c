// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE int fib(int n) { // calls: 1973
  if (n < 2)                      // hits: 1973
    return n;                     // hits: 987
  return fib(n - 1)               // hits: 986, gcov: 1972
         + fib(n - 2);            // hits: 986
}

int main(void) { printf("%d\n", fib(15)); }
