// RUN: %reliable %s
// Case: in valgrind's memcheck
// Needs: valgrind
// Run: valgrind -q --error-exitcode=9 ./program
// Flags: -gdwarf-4
// Link: -pthread
// Not: xray it can't write code there
#include "lineprof/lineprof.h"
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

LINEPROF_PROFILE static int *fill(int n) {             // calls: 8
  int *numbers = malloc((size_t)n * sizeof(*numbers)); // hits: 8
  for (int i = 0; i < n; ++i)                          // hits: 808
    numbers[i] = i;                                    // hits: 800
  return numbers;                                      // hits: 8
}

static void *thread(void *argument) {
  for (int i = 0; i < 2; ++i) {
    int *numbers = fill(100);
    *(int *)argument += numbers[99];
    free(numbers);
  }
  return 0;
}

int main(void) {
  pthread_t threads[4];
  int sums[4] = {0};
  for (int i = 0; i < 4; ++i)
    pthread_create(&threads[i], 0, thread, &sums[i]);
  int sum = 0;
  for (int i = 0; i < 4; ++i) {
    pthread_join(threads[i], 0);
    sum += sums[i];
  }
  printf("%d\n", sum);
}
