// RUN: %reliable %s
// Case: the program's own malloc is tagged
// Link: -pthread
#include "lineprof/lineprof.h"
#include <pthread.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

static char pool[1 << 20];
static size_t used;
static int asked;

/// Nothing is given back.
LINEPROF_PROFILE void *malloc(size_t size) {
  size_t at = __atomic_fetch_add(&used, (size + 31) & ~(size_t)15,
                                 __ATOMIC_RELAXED);
  if (at + size > sizeof(pool))
    return 0;
  if (size == 77)
    __atomic_fetch_add(&asked, 1, __ATOMIC_RELAXED); // hits: 12
  return pool + at;
}
LINEPROF_PROFILE void free(void *block) { (void)block; }
LINEPROF_PROFILE void *calloc(size_t n, size_t size) { return malloc(n * size); }
LINEPROF_PROFILE void *realloc(void *old, size_t size) {
  void *made = malloc(size);
  return made && old ? memcpy(made, old, size) : made;
}

static void *run(void *argument) {
  for (int i = 0; i < 4; ++i)
    free(malloc(77));
  return argument;
}

int main(void) {
  run(0);
  for (int i = 0; i < 2; ++i) {
    pthread_t thread;
    if (pthread_create(&thread, 0, run, 0) == 0)
      pthread_join(thread, 0);
  }
  printf("%d\n", asked);
}
