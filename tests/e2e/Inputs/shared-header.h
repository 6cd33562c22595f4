#include "lineprof/lineprof.h"

LINEPROF_PROFILE inline int inlineStep(int n) { // calls: 50
  if (n % 5 == 0)                               // hits: 50
    return 1;                                   // hits: 10
  return n;                                     // hits: 40
}

LINEPROF_PROFILE static int staticStep(int n) { // calls: 50
  int sum = 0;                                  // hits: 50
  for (int i = 0; i < n; ++i)                   // hits: 170
    sum += i;                                   // hits: 120
  return sum;                                   // hits: 50
}

template <typename T> struct Accumulator {
  LINEPROF_PROFILE void add(T value) { // calls: 50
    sum += value;                      // hits: 50
  }
  T sum = 0;
};

int other(int n);
