/* Usage: kinds N. Functions of all kinds, in N threads. */
#include "lineprof/lineprof.h"
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

LINEPROF_PROFILE static void naps(int n) {
  for (int i = 0; i < n; ++i)
    usleep(2000);
}

LINEPROF_PROFILE static double computes(int n) {
  double sum = 0;
  for (int i = 1; i < n; ++i)
    sum += 1.0 / i;
  return sum;
}

__attribute__((annotate("profile", "hits"))) static int counts(int n) {
  int odd = 0;
  for (int i = 0; i < n; ++i)
    odd += i & 1;
  return odd;
}

LINEPROF_TRACE static void traced(int n) {
  for (int i = 0; i < n; ++i)
    usleep(100 * i);
}

static void *thread(void *argument) {
  (void)argument;
  naps(5);
  traced(10);
  return counts(10) == 5 && computes(10000000) > 16 ? NULL : argument;
}

int main(int argc, char **argv) {
  pthread_t threads[16];
  int count = argc > 1 ? atoi(argv[1]) : 1;
  for (int i = 0; i < count; ++i)
    pthread_create(&threads[i], NULL, thread, threads);
  for (int i = 0; i < count; ++i)
    pthread_join(threads[i], NULL);
  return 0;
}
