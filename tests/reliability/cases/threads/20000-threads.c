// RUN: %reliable %s
// Case: 20,000 threads in sequence, the profile no larger than of 20
// Link: -pthread
// Driver: Inputs/same_size.py
#include "lineprof/lineprof.h"
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

LINEPROF_PROFILE static long work(int n) { // calls: 20000
  long sum = 0;                            // hits: 20000
  for (int i = 0; i < n; ++i)              // hits: 220000
    sum += i;                              // hits: 200000
  return sum;                              // hits: 20000
}

static void *run(void *argument) {
  *(long *)argument += work(10);
  return 0;
}

int main(int argc, char **argv) {
  int count = argc > 1 ? atoi(argv[1]) : 20000;
  long sum = 0;
  for (int i = 0; i < count; ++i) {
    pthread_t thread;
    if (pthread_create(&thread, 0, run, &sum) != 0)
      return 1;
    pthread_join(thread, 0);
  }
  printf("%ld\n", sum);
}
