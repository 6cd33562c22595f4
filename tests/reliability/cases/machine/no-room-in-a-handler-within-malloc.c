// RUN: %reliable %s
// Case: a file-size limit, met by a handler that interrupted malloc
// Flags: -D_GNU_SOURCE
// Link: -pthread
// Warns: cannot make room in it: File too large; new threads and libraries are not in the profile
#include "lineprof/lineprof.h"
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static char memory[64 << 20];
static size_t used;
static __thread volatile sig_atomic_t isBusy, interrupts;

// Like that of the C library it can't be entered again by a handler.
void *malloc(size_t size) {
  if (isBusy) {
    static const char text[] = "malloc within malloc\n";
    _exit(write(STDERR_FILENO, text, sizeof(text) - 1) ? 3 : 4);
  }
  if (interrupts) {
    interrupts = 0;
    isBusy = 1;
    raise(SIGUSR1);
    isBusy = 0;
  }
  return memory + __atomic_fetch_add(&used, (size + 15) & ~15UL,
                                     __ATOMIC_RELAXED);
}

void *calloc(size_t count, size_t size) { return malloc(count * size); }

void free(void *block) { (void)block; }

// The C library's may translate, for which it needs malloc.
char *strerror(int error) {
  return strcpy(malloc(100), strerrordesc_np(error));
}

LINEPROF_PROFILE static int work(int n) { // calls: 2
  int sum = 0;                            // hits: 2
  for (int i = 0; i < n; ++i)             // hits: 22
    sum += i;                             // hits: 20
  return sum;                             // hits: 2
}

static volatile sig_atomic_t seen;

LINEPROF_PROFILE static void handler(int signal) {
  seen += signal == SIGUSR1;
}

static void *run(void *argument) {
  interrupts = 1;
  free(malloc(100));
  return argument;
}

int main(void) {
  int sum = work(10);
  struct rlimit small = {4096, 4096};
  setrlimit(RLIMIT_FSIZE, &small);
  signal(SIGUSR1, handler);
  pthread_t thread;
  if (pthread_create(&thread, 0, run, 0) == 0)
    pthread_join(thread, 0);
  printf("%d %d\n", sum + work(10), (int)seen);
}
