// RUN: %reliable %s
// Case: a thread's first tagged code is a handler that interrupted malloc
// Link: -pthread
#include "lineprof/lineprof.h"
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static volatile sig_atomic_t seen;

LINEPROF_PROFILE static void handler(int signal) { // calls: 200
  seen += signal == SIGUSR1;                       // hits: 200
}

static void *allocates(void *argument) {
  while (seen == *(int *)argument)
    free(malloc(100000));
  return argument;
}

int main(void) {
  signal(SIGUSR1, handler);
  for (int i = 0; i < 200; ++i) {
    pthread_t thread;
    if (pthread_create(&thread, 0, allocates, &i) != 0)
      return 1;
    usleep(i * 10);
    pthread_kill(thread, SIGUSR1);
    while (seen == i)
      sched_yield();
    pthread_join(thread, 0);
  }
  printf("%d\n", (int)seen);
}
