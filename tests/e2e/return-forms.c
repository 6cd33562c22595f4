// RUN: %check_hits %s
// Jumps and returns for which the optimising front end leaves no instruction
// have a line at -O0 only, and aren't checked.
#include "lineprof/lineprof.h"
#include <stdio.h>

static int total;

struct Big {
  int values[40];
};

static void touch(int *value) { ++*value; }

LINEPROF_PROFILE static void returns(int n) { // calls: 9
  int local = n;                              // hits: 9
  touch(&local);                              // hits: 9
  total += local;                             // hits: 9
  return;
}

LINEPROF_PROFILE static struct Big build(int n) { // calls: 9
  const int offset = n + 1;                       // hits: 9
  struct Big big;
  for (int i = 0; i < 40; ++i) // hits: 369
    big.values[i] = offset;    // hits: 360
  touch(&big.values[2]);       // hits: 9
  return big;
}

LINEPROF_PROFILE static int options(const char *text) { // calls: 9
  int found = 0;                                        // hits: 9
  while (*text) {                                       // hits: 54
    switch (*text) {                                    // hits: 45
    case 'a': {
      int more = 1;  // hits: 18
      touch(&more);  // hits: 18
      found += more; // hits: 18
      break;
    }
    case 'b':
      break;
    case 'c':
      found = 3; // hits: 9
      break;     // hits: 9
    }
    ++text; // hits: 45
  }
  return found; // hits: 9
}

int main(void) {
  for (int i = 0; i < 9; ++i) {
    returns(i);
    total += build(i).values[2];
    total += options("abcab");
  }
  printf("%d\n", total);
}
