// RUN: %reliable %s
// Case: fork in a thread, while others count
// Link: -pthread
#include "lineprof/lineprof.h"
#include <pthread.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

LINEPROF_PROFILE static int work(int n) { // calls: 860
  int sum = 0;                            // hits: 860
  for (int i = 0; i < n; ++i)             // hits: 86860
    sum += i;                             // hits: 86000
  return sum;                             // hits: 860
}

LINEPROF_PROFILE static int forks(int n) { // calls: 1
  int failed = 0;                          // hits: 1
  for (int i = 0; i < n; ++i) {            // hits: 21
    pid_t child = fork();                  // hits: 20
    if (child == 0) {                      // hits: 40
      int sum = work(100) + work(100) + work(100); // hits: 20
      _exit(sum != 3 * 4950);                      // hits: 20
    }
    int status = -1;            // hits: 20
    waitpid(child, &status, 0); // hits: 20
    failed += status != 0;      // hits: 20
  }
  return failed; // hits: 1
}

static void *counts(void *argument) {
  (void)argument;
  for (int i = 0; i < 200; ++i) {
    work(100);
    usleep(100);
  }
  return 0;
}

static void *forking(void *argument) {
  *(int *)argument = forks(20);
  return 0;
}

int main(void) {
  pthread_t threads[5];
  int failed = -1;
  for (int i = 0; i < 4; ++i)
    pthread_create(&threads[i], 0, counts, 0);
  pthread_create(&threads[4], 0, forking, &failed);
  for (int i = 0; i < 5; ++i)
    pthread_join(threads[i], 0);
  printf("%d\n", failed);
}
