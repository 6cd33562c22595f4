// RUN: %check_times %s
#include "Inputs/stopwatch.h"
#include <pthread.h>
#include <unistd.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_barrier_t barrier;
static uint64_t met, blocked, computed, computedCpu, all;

enum { kRounds = 50 };

static void *holder(void *unused) {
  for (int i = 0; i < kRounds; ++i) {
    pthread_mutex_lock(&mutex);
    pthread_barrier_wait(&barrier);
    usleep(25000);
    pthread_mutex_unlock(&mutex);
    pthread_barrier_wait(&barrier);
  }
  return unused;
}

LINEPROF_PROFILE static void work(void) { // total: all, total-cpu: computedCpu
  startLaps();
  for (int i = 0; i < kRounds; ++i) {
    pthread_barrier_wait(&barrier);
    lap(&met);
    pthread_mutex_lock(&mutex); // wall: blocked, cpu: 0%
    pthread_mutex_unlock(&mutex);
    lap(&blocked);
    uint64_t begin = cpuNs();
    burn(10 * kMs, &computed); // wall: computed, cpu: computedCpu
    computedCpu += cpuNs() - begin;
    pthread_barrier_wait(&barrier);
  }
}

int main(void) {
  pthread_t thread;
  pthread_barrier_init(&barrier, NULL, 2);
  pthread_create(&thread, NULL, holder, NULL);
  work();
  pthread_join(thread, NULL);
  all = met + blocked + computed;
  report("blocked", blocked);
  report("computed", computed);
  report("computedCpu", computedCpu);
  report("all", all);
  return 0;
}
