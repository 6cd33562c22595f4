// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <cstdio>

LINEPROF_PROFILE int main() {  // calls: 1
  int sum = 0;                 // hits: 1
  for (int i = 0; i < 40; ++i) // hits: 41
    sum += i % 7;              // hits: 40
  printf("%d\n", sum);         // hits: 1
}
