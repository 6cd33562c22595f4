// RUN: %reliable %s
// Case: forks at any instant of the sampler's work, none hangs
// Run: sh -c './program ${LONG:+1000}'
// Link: -pthread
#include "lineprof/lineprof.h"
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile int ending;

LINEPROF_PROFILE __attribute__((noinline)) static int work(int n) {
  int sum = 0;
  for (int i = 0; i < n; ++i) {
    __asm__ volatile("" : "+r"(sum));
    sum += i;
  }
  return sum;
}

/// Short threads, so that the lock is taken often.
static void *shortOne(void *argument) {
  work(1000);
  return argument;
}

static void *startsThreads(void *argument) {
  while (!ending) {
    pthread_t thread;
    if (pthread_create(&thread, 0, shortOne, 0) == 0)
      pthread_join(thread, 0);
  }
  return argument;
}

int main(int argc, char **argv) {
  int rounds = argc > 1 ? atoi(argv[1]) : 50, failed = 0;
  pthread_t threads[2];
  for (int i = 0; i < 2; ++i)
    pthread_create(&threads[i], 0, startsThreads, 0);
  for (int i = 0; i < rounds; ++i) {
    work(i * 100);
    pid_t child = fork();
    if (child == 0) {
      alarm(30); // a child that hangs ends by SIGALRM
      pthread_t thread;
      int sum = work(1000);
      if (pthread_create(&thread, 0, shortOne, 0) == 0)
        pthread_join(thread, 0);
      exit(sum != 499500);
    }
    int status = -1;
    waitpid(child, &status, 0);
    failed += status != 0;
    work(1000);
  }
  ending = 1;
  for (int i = 0; i < 2; ++i)
    pthread_join(threads[i], 0);
  printf("%d failed\n", failed);
}
