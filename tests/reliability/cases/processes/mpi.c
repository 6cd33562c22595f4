// RUN: %reliable %s
// Case: four ranks of mpirun, a profile each by %q{OMPI_COMM_WORLD_RANK}
// Needs: mpirun
// Driver: Inputs/ranks.py
#include "lineprof/lineprof.h"
#include <stdlib.h>

LINEPROF_PROFILE static int work(int n) { // calls: 10
  int sum = 0;                            // hits: 10
  for (int i = 0; i < n; ++i)             // hits: 110
    sum += i;                             // hits: 100
  return sum;                             // hits: 10
}

int main(void) {
  const char *rank = getenv("OMPI_COMM_WORLD_RANK");
  for (int i = 0; rank && i <= atoi(rank); ++i)
    work(10);
}
