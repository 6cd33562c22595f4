// RUN: %reliable %s
// Case: a process's first tagged code is a handler within malloc
#include "lineprof/lineprof.h"
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static char memory[64 << 20];
static size_t used;
static volatile sig_atomic_t interrupts;
static __thread volatile sig_atomic_t isBusy;

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
  size_t *block =
      (size_t *)(memory + __atomic_fetch_add(&used, (size + 31) & ~15UL,
                                             __ATOMIC_RELAXED));
  *block = size;
  return block + 2;
}

void *calloc(size_t count, size_t size) { return malloc(count * size); }

void *realloc(void *block, size_t size) {
  void *result = malloc(size);
  if (block) {
    size_t before = ((size_t *)block)[-2];
    memcpy(result, block, before < size ? before : size);
  }
  return result;
}

void free(void *block) { (void)block; }

void *memalign(size_t alignment, size_t size) {
  char *block = malloc(size + alignment);
  return (void *)(((size_t)block + alignment - 1) & -alignment);
}

void *aligned_alloc(size_t alignment, size_t size) {
  return memalign(alignment, size);
}

static volatile sig_atomic_t seen;

LINEPROF_PROFILE static void handler(int signal) { // calls: 2
  seen += signal == SIGUSR1;                       // hits: 2
}

static void interruptMalloc(void) {
  interrupts = 1;
  free(malloc(100));
}

int main(void) {
  signal(SIGUSR1, handler);
  interruptMalloc();
  pid_t child = fork();
  if (child == 0) {
    interruptMalloc();
    _exit(seen);
  }
  int status;
  waitpid(child, &status, 0);
  printf("%d %d\n", (int)seen, WEXITSTATUS(status));
}
