// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <stdarg.h>
#include <stdio.h>

LINEPROF_PROFILE int sum(int count, ...) { // calls: 4
  va_list list;
  int total = 0;                  // hits: 4
  va_start(list, count);          // hits: 4
  for (int i = 0; i < count; ++i) // hits: 16
    total += va_arg(list, int);   // hits: 12
  va_end(list);                   // hits: 4
  return total;                   // hits: 4
}

int main(void) {
  printf("%d\n", sum(0) + sum(1, 1) + sum(3, 1, 2, 3) + sum(8, 1, 2, 3, 4, 5, 6, 7, 8));
}
