// RUN: %reliable %s
// Case: a shell script that runs it in pipes, loops and in the background
// Run: sh %S/Inputs/many.sh
// Environment: LINEPROF_FILE=prof.out.%p
#include "lineprof/lineprof.h"
#include <stdio.h>
#include <stdlib.h>

LINEPROF_PROFILE static int work(int n) { // calls: 12
  int sum = 0;                            // hits: 12
  for (int i = 0; i < n; ++i)             // hits: 132
    sum += i;                             // hits: 120
  return sum;                             // hits: 12
}

int main(int argc, char **argv) {
  printf("%d\n", work(10) + (argc > 1 ? atoi(argv[1]) : 0));
}
