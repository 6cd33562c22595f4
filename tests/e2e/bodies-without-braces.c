// RUN: %check_hits %s
// The jump from the end of a body without braces has that body's line, where
// control doesn't come again: so it is with GCC's gcov, and clang's counts it.
#include "lineprof/lineprof.h"

LINEPROF_PROFILE static int sum(int n) { // calls: 1
  int s = 0;                             // hits: 1
  for (int i = 0; i < n; i++)            // hits: 11
    for (int j = 0; j < n; j++)          // hits: 110
      s += j;                            // hits: 100, gcov: 110
  for (int i = 0; i < n; i++)            // hits: 11
    if (i & 1) {                         // hits: 10, gcov: 15
      s += i;                            // hits: 5
    }
  if (n > 5)                             // hits: 1
    if (n > 6)                           // hits: 1, gcov: 2
      s++;                               // hits: 1
  for (int i = 0; i < n; i++)            // hits: 7
    while (i & 1)                        // hits: 11
      i++;                               // hits: 5
  for (int i = 0; i < n; i++)            // hits: 3
    if (i == 2)                          // hits: 3, gcov: 4
      break;                             // hits: 1
    else if (i == 1)                     // hits: 2
      continue;                          // hits: 1
  return s;                              // hits: 1
}

int main(void) { return sum(10) == 0; }
