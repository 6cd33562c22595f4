// RUN: %check_hits %s --ldflags=-pthread
// Oracle: none, threads lose counts of gcov.
#include "lineprof/lineprof.h"
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

static _Atomic unsigned product = 1;
static _Atomic double sum;

LINEPROF_PROFILE static void *work(void *unused) { // calls: 2
  for (int i = 0; i < 300000; ++i) {               // hits: 600002
    product *= 3;                                  // hits: 600000
    sum += 1;                                      // hits: 600000
  } // hits: 600000
  return NULL; // hits: 2
}

int main(void) {
  pthread_t other;
  pthread_create(&other, NULL, work, NULL);
  work(NULL);
  pthread_join(other, NULL);
  printf("%u %g\n", product, sum);
  return 0;
}
