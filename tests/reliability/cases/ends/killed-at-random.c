// RUN: %reliable %s
// Case: SIGKILL at random instants
// Driver: Inputs/kills.py
// Tells through a shared mapping what it has begun and completed.
#include "lineprof/lineprof.h"
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

__attribute__((noinline)) static int step(int i) {
  __asm__ volatile("" : "+r"(i));
  return i;
}

LINEPROF_PROFILE __attribute__((noinline)) static int work(int n) { // per call
  int sum = 0;                  // per call: 1
  for (int i = 0; i < n; ++i) { // per call: 51
    if (i & 1)                  // per call: 50
      sum += step(i);           // per call: 25
    else
      sum ^= i; // per call: 25
  }
  return sum; // per call: 1
}

int main(int argc, char **argv) {
  int file = open(argc > 1 ? argv[1] : "progress", O_RDWR);
  volatile unsigned long *progress =
      mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (progress == MAP_FAILED)
    return 1;
  for (;;) {
    ++progress[0];
    work(50);
    ++progress[1];
  }
}
