// A program that blocks all signals and takes some of them with sigwait gets its
// own and no others, and its mask stays as it was. With `all` it takes them all.
// RUN: rm -rf %t && mkdir %t && cd %t
// RUN: %clang -O2 %profile_flags %s -o program -pthread
// RUN: env LINEPROF_PCS=perf ./program all
// RUN: env LINEPROF_PCS=timer ./program
#include "Inputs/stopwatch.h"
#include <pthread.h>
#include <signal.h>
#include <string.h>

enum { kSignals = 200 };
static pthread_t waiter;
static int taken, strange;

LINEPROF_PROFILE __attribute__((noinline)) static double work(double x) {
  for (int i = 0; i < 3000000; ++i)
    x *= 1.0000001;
  return x;
}

LINEPROF_PROFILE __attribute__((noinline)) static double
takeAll(const sigset_t *set) {
  double x = 1;
  for (int number; taken < kSignals; ++taken) {
    x = work(x);
    sigwait(set, &number);
    strange += number != SIGUSR1;
  }
  return x;
}

static void *takeThem(void *set) { return takeAll(set) == 0 ? set : NULL; }

int main(int count, char **values) {
  sigset_t all, some, now;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, NULL);
  sigemptyset(&some);
  sigaddset(&some, SIGUSR1);
  sigaddset(&some, SIGTERM);
  double x = work(1);
  pthread_create(&waiter, NULL, takeThem,
                 count > 1 && !strcmp(values[1], "all") ? &all : &some);
  pthread_sigmask(SIG_SETMASK, NULL, &now);
  for (int number = 1; number < 32; ++number)
    if (number != SIGKILL && number != SIGSTOP && !sigismember(&now, number))
      ++strange;
  while (__atomic_load_n(&taken, __ATOMIC_RELAXED) < kSignals) {
    pthread_kill(waiter, SIGUSR1);
    x = work(x);
  }
  pthread_join(waiter, NULL);
  printf("%d taken, %d strange\n", taken, strange);
  return strange || x == 0;
}
