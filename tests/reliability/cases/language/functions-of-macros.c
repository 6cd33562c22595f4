// RUN: %reliable %s
// Case: functions that macros make, two on one line
#include "lineprof/lineprof.h"
#include <stdio.h>

#define DEFINE(name, operation)                                                \
  LINEPROF_PROFILE static int name(int n) {                                    \
    int result = 1;                                                            \
    for (int i = 1; i <= n; ++i)                                               \
      result = result operation i;                                             \
    return result;                                                             \
  }

// clang-format off
DEFINE(sum, +)             // calls: 10
DEFINE(a, ^) DEFINE(b, |)  // calls: 12
    // clang-format on

    int main(void) {
  int total = 0;
  for (int i = 0; i < 10; ++i)
    total += sum(i);
  for (int i = 0; i < 6; ++i)
    total += a(i) + b(i);
  printf("%d\n", total);
}
