// A program's own profiling timer and SIGPROF handler work as they do without
// lineprof: about one signal for each interval of CPU time, 50 in all. On a busy
// machine the kernel sends fewer to any process with a second thread that sleeps.
// RUN: rm -rf %t && mkdir %t && cd %t
// RUN: %clang -O2 %profile_flags %s -o program
// RUN: env LINEPROF_PCS=perf ./program
// RUN: env LINEPROF_PCS=timer ./program
#include "Inputs/stopwatch.h"
#include <signal.h>
#include <sys/time.h>

static volatile sig_atomic_t signals;

static void handle(int number) { signals += number == SIGPROF; }

LINEPROF_PROFILE __attribute__((noinline)) static double work(uint64_t ns) {
  double x = 1.0;
  uint64_t end = cpuNs() + ns;
  while (cpuNs() < end)
    for (int i = 0; i < 10000; ++i)
      x *= 1.0000001;
  return x;
}

int main(void) {
  struct sigaction action = {0};
  struct itimerval interval = {{0, 20000}, {0, 20000}};
  action.sa_handler = handle;
  action.sa_flags = SA_RESTART;
  double x = work(1);
  sigaction(SIGPROF, &action, NULL);
  setitimer(ITIMER_PROF, &interval, NULL);
  x += work(1000 * (uint64_t)kMs);
  sigaction(SIGPROF, NULL, &action);
  printf("%d signals\n", (int)signals);
  return x == 0 || action.sa_handler != handle || signals < 5 || signals > 75;
}
