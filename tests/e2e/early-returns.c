// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE int find(const int *values, int size, int wanted) { // calls: 11
  if (!values)                                                       // hits: 11
    return -2;                                                       // hits: 1
  for (int i = 0; i < size; ++i) {                                   // hits: 35
    if (values[i] == wanted)                                         // hits: 34
      return i;                                                      // hits: 5
    if (values[i] > wanted)                                          // hits: 29
      return -1;                                                     // hits: 4
  }
  return -1; // hits: 1
}

int main(void) {
  int values[5] = {1, 3, 5, 7, 9}, sum = find(0, 0, 0);
  for (int i = 1; i < 11; ++i)
    sum += find(values, 5, i);
  printf("%d\n", sum);
}
