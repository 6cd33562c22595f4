#include "lineprof/lineprof.h"

LINEPROF_PROFILE inline int half(int n) { // calls: 30
  if (n < 0)                              // hits: 30
    return -n / 2;                        // hits: 9
  return n / 2;                           // hits: 21
}

int other(int n);
