#include "lineprof/lineprof.h"

LINEPROF_PROFILE int counted(int n) { // calls: 100
  int sum = 0;                        // hits: 100
  for (int i = 0; i < n; ++i)         // hits: 5050
    sum += i;                         // hits: 4950
  return sum;                         // hits: 100
}
