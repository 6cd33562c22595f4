// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <stdio.h>

#define CLAMP(value, low, high)                                                                    \
  do {                                                                                             \
    if ((value) < (low))                                                                           \
      (value) = (low);                                                                             \
    else if ((value) > (high))                                                                     \
      (value) = (high);                                                                            \
  } while (0)

#define REPEAT(count, what)                                                                        \
  for (int i_ = 0; i_ < (count); ++i_) {                                                           \
    what;                                                                                          \
  }

#define MAX(a, b) ((a) > (b) ? (a) : (b))

LINEPROF_PROFILE int macros(int n) { // calls: 20
  CLAMP(n, 5, 15);                   // hits: 20, gcov: 35
  int total = MAX(n, 10);            // hits: 20
  REPEAT(n, total += 2)              // hits: 215
  REPEAT(3, CLAMP(total, 0, 30))     // hits: 80
  return MAX(total,                  // hits: 20, clang 22: 40
             MAX(n, 12));
}

int main(void) {
  int sum = 0;
  for (int i = 0; i < 20; ++i)
    sum += macros(i);
  printf("%d\n", sum);
}
