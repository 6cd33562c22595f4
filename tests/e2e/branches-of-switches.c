// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <stdio.h>

enum Color { Red, Green, Blue };

LINEPROF_PROFILE int check(int n) {
  int sum = 0;
  switch (n) {               // branches: 3:1:1:4:1
  default:
    ++sum;
    break;
  case 1:
    ++sum;                   // hits: 1
  case 2:
    ++sum;                   // hits: 2
    break;
  case 3 ... 6:
    ++sum;
    break;
  case 7:
    return 7;
  }
  switch (n) {               // branches: 7:1:1
  case 1:
    ++sum;
    break;
  case 2:
    ++sum;
  }
  switch ((enum Color)(n % 3)) { // branches: 0:4:2:3
  case Red:
    return 1;
  case Green:
    return 2;
  case Blue:
    ++sum;
  }
  switch (n) {               // branches: 2:1
  case 2:
    ++sum;
    break;
  case 5 ... 500: // more than 64 values are no ways of their own
    sum += 2;
  }
  switch (__builtin_expect(n, 8)) { // branches: 2:1
  case 8:
    ++sum;
  }
  switch (n) {
  default:
    ++sum;
  }
  switch (sizeof(n)) {
  case 4:
    ++sum;
  }
  return sum;
}

int main(void) {
  int sum = 0;
  for (int n = 0; n < 10; ++n)
    sum += check(n);
  printf("%d\n", sum);
}
