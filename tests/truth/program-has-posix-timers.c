// A program's own timers, by signal on real-time signals and by thread, all expire.
// RUN: rm -rf %t && mkdir %t && cd %t
// RUN: %clang -O2 %profile_flags %s -o program -pthread
// RUN: env LINEPROF_PCS=perf ./program
// RUN: env LINEPROF_PCS=timer ./program
#include "Inputs/stopwatch.h"
#include <signal.h>
#include <string.h>

static volatile int bySignal[65], byThread;

static void handle(int number, siginfo_t *info, void *unused) {
  (void)unused;
  bySignal[number] +=
      info->si_code == SI_TIMER && info->si_value.sival_int == number;
}

static void expire(union sigval value) {
  __atomic_add_fetch(&byThread, value.sival_int == 7, __ATOMIC_RELAXED);
}

static void startTimer(clockid_t clock, struct sigevent *event) {
  struct itimerspec interval = {{0, 10 * kMs}, {0, 10 * kMs}};
  timer_t timer;
  timer_create(clock, event, &timer);
  timer_settime(timer, 0, &interval, NULL);
}

LINEPROF_PROFILE __attribute__((noinline)) static double work(uint64_t ns) {
  double x = 1.0;
  uint64_t end = cpuNs() + ns;
  while (cpuNs() < end)
    for (int i = 0; i < 10000; ++i)
      x *= 1.0000001;
  return x;
}

int main(void) {
  double x = work(1);
  struct sigaction action;
  memset(&action, 0, sizeof(action));
  action.sa_sigaction = handle;
  action.sa_flags = SA_SIGINFO | SA_RESTART;
  int numbers[] = {SIGALRM, SIGRTMIN, SIGRTMIN + 5, SIGRTMAX};
  for (int i = 0; i < 4; ++i) {
    struct sigevent event;
    memset(&event, 0, sizeof(event));
    event.sigev_notify = SIGEV_SIGNAL;
    event.sigev_signo = numbers[i];
    event.sigev_value.sival_int = numbers[i];
    sigaction(numbers[i], &action, NULL);
    startTimer(i % 2 ? CLOCK_MONOTONIC : CLOCK_PROCESS_CPUTIME_ID, &event);
  }
  struct sigevent event;
  memset(&event, 0, sizeof(event));
  event.sigev_notify = SIGEV_THREAD;
  event.sigev_notify_function = expire;
  event.sigev_value.sival_int = 7;
  startTimer(CLOCK_MONOTONIC, &event);
  x += work(1000 * (uint64_t)kMs);
  int failed = byThread < 20;
  printf("%d by thread\n", byThread);
  for (int i = 0; i < 4; ++i) {
    printf("%d of signal %d\n", bySignal[numbers[i]], numbers[i]);
    failed |= bySignal[numbers[i]] < 20;
  }
  return x == 0 || failed;
}
