// RUN: %check_hits %s
// Oracle: none, a killed process leaves gcov nothing.
#include "lineprof/lineprof.h"
#include <signal.h>
#include <stdio.h>

__attribute__((noinline)) static int load(int *place) {
  if (!place)
    raise(SIGSEGV);
  return *place;
}

LINEPROF_PROFILE static int walk(int **places, int n) { // calls: 1
  int sum = 0;                                          // hits: 1
  for (int i = 0; i < n; ++i) {                         // hits: 6
    sum += load(places[i]);                             // hits: 6
    sum ^= 1;                                           // hits: 5
  }
  return sum; // hits: 0
}

int main(void) {
  signal(SIGSEGV, SIG_DFL);
  int value = 3;
  int *places[] = {&value, &value, &value, &value, &value, 0, &value};
  return walk(places, 7);
}
