// RUN: %reliable %s
// Case: a thread forks before it comes to tagged code, the child has times
// Link: -pthread
#include "lineprof/lineprof.h"
#include <pthread.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

LINEPROF_PROFILE __attribute__((noinline)) static int
naps(int n) {                 // calls: 1, sleeps: 20
  int left = n;               // hits: 1
  while (left > 0)            // hits: 21
    left -= 1 + usleep(1000); // hits: 20
  return left;                // hits: 1
}

static void *forks(void *argument) {
  pid_t child = fork();
  if (child == 0)
    _exit(naps(20));
  waitpid(child, argument, 0);
  return 0;
}

int main(void) {
  int status = -1;
  pthread_t thread;
  if (pthread_create(&thread, 0, forks, &status) == 0)
    pthread_join(thread, 0);
  printf("%d\n", status);
}
