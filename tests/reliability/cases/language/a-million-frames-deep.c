// RUN: %reliable %s
// Case: recursion, a million frames deep
// Link: -pthread
#include "lineprof/lineprof.h"
#include <pthread.h>
#include <stdio.h>

LINEPROF_PROFILE __attribute__((noinline)) static long
depth(long n) {                       // calls: 1000001
  if (n == 0)                         // hits: 1000001
    return 0;                         // hits: 1
  long below = depth(n - 1);          // hits: 1000000
  __asm__ volatile("" : "+r"(below)); // hits: 1000000
  return below + 1;                   // hits: 1000000
}

static void *descend(void *result) {
  *(long *)result = depth(1000000);
  return result;
}

int main(void) {
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, 1UL << 30);
  pthread_t thread;
  long result = -1;
  if (pthread_create(&thread, &attributes, descend, &result) != 0)
    return 1;
  pthread_join(thread, 0);
  printf("%ld\n", result);
}
