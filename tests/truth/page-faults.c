// The first touch of memory is time of the line that touches it.
// RUN: %check_times %s
#include "Inputs/stopwatch.h"
#include <stdlib.h>
#include <sys/mman.h>

enum { kBytes = 128 << 20, kPage = 4096 };
static uint64_t faulted, touched;

LINEPROF_PROFILE static void work(int rounds) {
  startCpuLaps();
  for (int i = 0; i < rounds; ++i) {
    char *memory = mmap(NULL, kBytes, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
      abort();
    startCpuLaps();
    for (long at = 0; at < kBytes; at += kPage) { ((volatile char *)memory)[at] = 1; } // cpu: faulted
    cpuLap(&faulted);
    for (int j = 0; j < 5; ++j) for (long at = 0; at < kBytes; at += 64) { ((volatile char *)memory)[at] = 1; } // cpu: touched
    cpuLap(&touched);
    munmap(memory, kBytes);
  }
}

int main(void) {
  work(12);
  report("faulted", faulted);
  report("touched", touched);
  return 0;
}
