// RUN: %reliable %s
// Case: exec over itself, three times
#include "lineprof/lineprof.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

LINEPROF_PROFILE static int work(int n) { // calls: 4
  int sum = 0;                            // hits: 4
  for (int i = 0; i < n; ++i)             // hits: 64
    sum += i;                             // hits: 60
  return sum;                             // hits: 4
}

LINEPROF_PROFILE static void next(char *program, int left) { // calls: 3
  char number[] = {(char)('0' + left), 0};                   // hits: 3
  execl(program, program, number, (char *)0);                // hits: 3
  perror(program);                                           // hits: 0
}

int main(int argc, char **argv) {
  int left = argc > 1 ? atoi(argv[1]) : 3;
  printf("%d\n", work(10 * left));
  fflush(stdout);
  if (left)
    next(argv[0], left - 1);
}
