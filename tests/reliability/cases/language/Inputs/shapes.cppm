module;
#include "lineprof/lineprof.h"
export module shapes;

export LINEPROF_PROFILE int area(int n) { // calls: 10
  if (n % 2)                              // hits: 10
    return n * n;                         // hits: 5
  return 0;                               // hits: 5
}

export template <typename T> LINEPROF_PROFILE T twice(T n) { // calls: 10
  return n + n;                                              // hits: 10
}
