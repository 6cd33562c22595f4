// RUN: %reliable %s
// Case: hidden visibility, and a version script
// Flags: -fvisibility=hidden
// Shared: Inputs/versioned.c
// Library: -Wl,--version-script=%S/Inputs/versioned.map -Wl,-z,defs
// -Wl,-Bsymbolic
#include "lineprof/lineprof.h"
#include <stdio.h>

int versioned(int n);

// Of the same name as one that the library keeps to itself.
LINEPROF_PROFILE int helper(int n) { // calls: 5
  return n + 1;                      // hits: 5
}

int main(void) {
  int sum = 0;
  for (int i = 0; i < 5; ++i)
    sum += versioned(helper(i));
  printf("%d\n", sum);
}
