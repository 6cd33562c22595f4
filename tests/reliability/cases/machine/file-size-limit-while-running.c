// RUN: %reliable %s
// Case: a file-size limit that is reached while threads start
// Link: -pthread
// Warns: cannot make room in it: File too large; new threads and libraries are not in the profile
#include "lineprof/lineprof.h"
#include <pthread.h>
#include <stdio.h>
#include <sys/resource.h>

LINEPROF_PROFILE static int others(int n) { return n + 1; }

LINEPROF_PROFILE static int work(int n) { // calls: 2
  int sum = 0;                            // hits: 2
  for (int i = 0; i < n; ++i)             // hits: 22
    sum += i;                             // hits: 20
  return sum;                             // hits: 2
}

static void *run(void *argument) {
  *(int *)argument = others(*(int *)argument);
  return 0;
}

int main(void) {
  int sum = work(10), other = 1;
  struct rlimit small = {4096, 4096};
  setrlimit(RLIMIT_FSIZE, &small);
  pthread_t thread;
  if (pthread_create(&thread, 0, run, &other) == 0)
    pthread_join(thread, 0);
  printf("%d %d\n", sum + work(10), other);
}
