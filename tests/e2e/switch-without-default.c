// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE int pick(int n) { // calls: 10
  switch (n) {                     // hits: 10
  case 3:
    return 30; // hits: 1
  case 4:
    return 40; // hits: 1
  case 100:
    return 1; // hits: 0
  }
  return 0; // hits: 8
}

int main(void) {
  int sum = 0;
  for (int i = 0; i < 10; ++i)
    sum += pick(i);
  printf("%d\n", sum);
}
