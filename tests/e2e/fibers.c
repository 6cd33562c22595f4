// Code on a stack that the thread was not born with is counted as any other.
// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <stdlib.h>
#include <ucontext.h>

static ucontext_t home, fiber;

__attribute__((noinline)) static void yield(ucontext_t *from, ucontext_t *to) {
  swapcontext(from, to);
}

LINEPROF_PROFILE static void generate(void) { // calls: 1
  for (int i = 0; i < 3; ++i)                 // hits: 4
    yield(&fiber, &home);                     // hits: 3
} // hits: 1

LINEPROF_PROFILE static void consume(void) { // calls: 1
  for (int i = 0; i < 4; ++i)                // hits: 5
    yield(&home, &fiber);                    // hits: 4
}

int main(void) {
  getcontext(&fiber);
  fiber.uc_stack.ss_size = 256 * 1024;
  fiber.uc_stack.ss_sp = malloc(fiber.uc_stack.ss_size);
  fiber.uc_link = &home;
  makecontext(&fiber, generate, 0);
  consume();
  free(fiber.uc_stack.ss_sp);
  return 0;
}
