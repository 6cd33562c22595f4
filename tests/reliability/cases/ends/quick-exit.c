// RUN: %reliable %s
// Case: quick_exit
#include "lineprof/lineprof.h"
#include <stdio.h>
#include <stdlib.h>

__attribute__((noinline)) static void stopAt(int i) {
  if (i == 7)
    quick_exit(3);
}

LINEPROF_PROFILE static void at(void) { // calls: 1
  puts("at quick exit");                // hits: 1
  fflush(stdout);                       // hits: 1
}

LINEPROF_PROFILE static int work(int n) { // calls: 1
  int sum = 0;                            // hits: 1
  for (int i = 0; i < n; ++i) {           // hits: 8
    sum += i;                             // hits: 8
    stopAt(i);                            // hits: 8
    sum ^= 1;                             // hits: 7
  }
  return sum; // hits: 0
}

int main(void) {
  at_quick_exit(at);
  return work(10);
}
