// RUN: %check_hits %s
// The brace of an if, on the line of its else, has the jump that leaves the
// loop around them. It is no part of what stands behind it.
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE int skip(const char *s) { // calls: 2
  int n = 0;                               // hits: 2
  for (; *s; ++s) {                        // hits: 16
    while (s[1]) {                         // hits: 17
      if (*s == 'a') {                     // hits: 15
        if (s[1] == 'b') {                 // hits: 8
          ++s;                             // hits: 1
          continue;                        // hits: 1
        }
      } else if (*s == 'c') { // hits: 14
        if (s[1] == 'b') {    // hits: 4
          ++s;                // hits: 2
          continue;           // hits: 2
        }
      } // hits: 2
      break; // hits: 12
    }
    ++n; // hits: 14
  } // hits: 14
  return n; // hits: 2
}

int main(void) { printf("%d\n", skip("aaabxcb") + skip("aacccbaaax")); }
