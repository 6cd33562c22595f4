// RUN: %check_times %s
#include "Inputs/stopwatch.h"
#include <pthread.h>
#include <unistd.h>

static int ends[2];
static uint64_t blocked, computed, computedCpu, all;

enum { kRounds = 50 };

static void *writer(void *unused) {
  for (int i = 0; i < kRounds; ++i) {
    usleep(35000);
    if (write(ends[1], "", 1) != 1)
      return unused;
  }
  return unused;
}

LINEPROF_PROFILE static int work(void) { // total: all, total-cpu: computedCpu
  startLaps();
  for (int i = 0; i < kRounds; ++i) {
    char byte;
    if (read(ends[0], &byte, 1) != 1) // wall: blocked, cpu: 0%
      return 1;
    lap(&blocked);
    uint64_t begin = cpuNs();
    burn(10 * kMs, &computed); // wall: computed, cpu: computedCpu
    computedCpu += cpuNs() - begin;
  }
  return 0;
}

int main(void) {
  pthread_t thread;
  if (pipe(ends))
    return 1;
  pthread_create(&thread, NULL, writer, NULL);
  int status = work();
  pthread_join(thread, NULL);
  all = blocked + computed;
  report("blocked", blocked);
  report("computed", computed);
  report("computedCpu", computedCpu);
  report("all", all);
  return status;
}
