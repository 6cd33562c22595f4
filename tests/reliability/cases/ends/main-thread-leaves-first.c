// RUN: %reliable %s
// Case: main leaves by pthread_exit, others go on
// Link: -pthread
#include "lineprof/lineprof.h"
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

LINEPROF_PROFILE static int work(int n) { // calls: 401
  int sum = 0;                            // hits: 401
  for (int i = 0; i < n; ++i)             // hits: 40501
    sum += i;                             // hits: 40100
  return sum;                             // hits: 401
}

static void *run(void *argument) {
  long sum = 0;
  usleep(20000);
  for (int i = 0; i < 100; ++i)
    sum += work(100);
  *(long *)argument = sum;
  return 0;
}

static long sums[4];
static pthread_t threads[4];

static void *last(void *argument) {
  (void)argument;
  for (int i = 0; i < 4; ++i)
    pthread_join(threads[i], 0);
  printf("%ld\n", sums[0] + sums[3]);
  return 0;
}

int main(void) {
  for (int i = 0; i < 4; ++i)
    pthread_create(&threads[i], 0, run, &sums[i]);
  pthread_t end;
  pthread_create(&end, 0, last, 0);
  work(100);
  pthread_exit(0);
}
