#include "lineprof/lineprof.h"

LINEPROF_PROFILE static int inner(int n) { // calls: 65
  return n ^ 5;                            // hits: 65
}

LINEPROF_PROFILE int libraryWork(int n) { // calls: 3
  int sum = 0;                            // hits: 3
  for (int i = 0; i < n; ++i)             // hits: 68
    sum += inner(i);                      // hits: 65
  return sum;                             // hits: 3
}
