// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <cstdio>

LINEPROF_PROFILE static int parse(int n) { // calls: 30
  int result = 0;                          // hits: 30
  try {
    if (n % 3 == 0)      // hits: 30
      throw n;           // hits: 10
    result = 1;          // hits: 20
  } catch (int caught) { // hits: 30
    result = -caught;    // hits: 10
  }
  return result; // hits: 30
}

int main() {
  int sum = 0;
  for (int i = 0; i < 30; ++i)
    sum += parse(i);
  printf("%d\n", sum);
}
