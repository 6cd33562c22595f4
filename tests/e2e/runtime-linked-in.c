// RUN: %check_hits %s --ldflags="-L%library -llineprof_rt -Wl,-rpath,%library"
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE static int work(int n) { // calls: 2
  int sum = 0;                            // hits: 2
  for (int i = 0; i < n; ++i)             // hits: 32
    sum += i;                             // hits: 30
  return sum;                             // hits: 2
}

int main(void) { printf("%d\n", work(10) + work(20)); }
