// RUN: %reliable %s
// Case: atexit handlers, before and after lineprof's own
#include "lineprof/lineprof.h"
#include <stdio.h>
#include <stdlib.h>

LINEPROF_PROFILE static int work(int n) { // calls: 5
  int sum = 0;                            // hits: 5
  for (int i = 0; i < n; ++i)             // hits: 155
    sum += i;                             // hits: 150
  return sum;                             // hits: 5
}

static void first(void) { printf("first %d\n", work(10)); }
static void second(void) { printf("second %d\n", work(20)); }

__attribute__((constructor(101))) static void early(void) { atexit(first); }
__attribute__((destructor(101))) static void late(void) {
  printf("destructor %d\n", work(30));
}

int main(void) {
  atexit(second);
  printf("main %d\n", work(40));
  int sum = work(50);
  exit(sum % 7);
}
