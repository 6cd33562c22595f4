// A call that ends in longjmp is never known to be short. Its time is taken no
// more often than a hundredth of the program's time allows.
// RUN: %check_hits %s --ldflags=-rdynamic
// Oracle: none, gcov derives wrong numbers from a longjmp.
#define _GNU_SOURCE
#include "lineprof/lineprof.h"
#include <setjmp.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static __thread long readings;

/// In place of the C library's, for the runtime too.
int clock_gettime(clockid_t clock, struct timespec *out) {
  ++readings;
  return (int)syscall(SYS_clock_gettime, clock, out);
}

static jmp_buf back;

__attribute__((noinline)) static void leave(void) { longjmp(back, 1); }
void (*volatile way)(void) = leave;

LINEPROF_PROFILE static void work(void) { // calls: 100000
  way();                                  // hits: 100000
}                                         // hits: 0

int main(void) {
  for (volatile int i = 0; i < 100000; ++i)
    if (setjmp(back) == 0)
      work();
  puts(readings < 10000 ? "few" : "many");
}
