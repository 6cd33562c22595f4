// RUN: %check_hits %s
// Where the values of && and || in parentheses meet, control has not left the
// line.
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE int conditions(int n) {                   // calls: 10
  int sum = 0;                                             // hits: 10
  if (n > 2 && (n < 5 || n > 7))                           // hits: 10
    ++sum;                                                 // hits: 4
  int both = n > 2 && (n < 5 || n > 7);                    // hits: 10, gcov: 17
  int one = n > 2 || (n < 1 && both);                      // hits: 10
  int deep = n > 2 && (n < 5 || (n > 7 && (one || both))); // hits: 10, gcov: 19
  int chosen = n > 2 && (n < 5 ? one : both);              // hits: 10
  return sum + both + one + deep + chosen;                 // hits: 10
}

LINEPROF_PROFILE int loops(const char *s) { // calls: 3
  int length = 0;                           // hits: 3
  while (*s && (*s < 'c' || length > 2)) {  // hits: 9, gcov: 12
    ++length;                               // hits: 6
    ++s;                                    // hits: 6
  }
  for (; *s && (*s != 'a' || length > 4); ++s) // hits: 4, gcov: 6
    ++length;                                  // hits: 1
  while (length > 0 && (!*s || *s > 'a'))      // hits: 7, gcov: 10
    --length;                                  // hits: 4
  return length;                               // hits: 3
}

int main(void) {
  int sum = loops("abxa") + loops("") + loops("abba");
  for (int n = 0; n < 10; ++n)
    sum += conditions(n);
  printf("%d\n", sum);
}
