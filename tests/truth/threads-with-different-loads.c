// A line's time is the sum over the threads, whether they compute or wait.
// RUN: %check_times %s
#include "Inputs/stopwatch.h"
#include <pthread.h>
#include <unistd.h>

struct Load {
  int rounds;
  uint64_t computed, computedCpu, asleep;
};

LINEPROF_PROFILE __attribute__((noinline)) static void
work(struct Load *load) { // total: all, total-cpu: computedCpu
  startLaps();
  for (int i = 0; i < load->rounds; ++i) {
    uint64_t begin = cpuNs();
    burn(40 * kMs, &load->computed); // wall: computed, cpu: computedCpu
    load->computedCpu += cpuNs() - begin;
    usleep(20000); // wall: asleep, cpu: 0%
    lap(&load->asleep);
  }
}

static void *run(void *load) {
  work((struct Load *)load);
  return NULL;
}

int main(void) {
  struct Load loads[2] = {{10, 0, 0, 0}, {30, 0, 0, 0}};
  pthread_t threads[2];
  for (int i = 0; i < 2; ++i)
    pthread_create(&threads[i], NULL, run, &loads[i]);
  for (int i = 0; i < 2; ++i)
    pthread_join(threads[i], NULL);
  uint64_t computed = loads[0].computed + loads[1].computed;
  uint64_t asleep = loads[0].asleep + loads[1].asleep;
  report("computed", computed);
  report("computedCpu", loads[0].computedCpu + loads[1].computedCpu);
  report("asleep", asleep);
  report("all", computed + asleep);
  return 0;
}
