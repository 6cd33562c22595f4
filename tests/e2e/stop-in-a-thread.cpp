// RUN: %check_hits %s --ldflags=-pthread
// All threads stop and start together.
// Oracle: none, gcov has no stop and start.
#include "lineprof/lineprof.h"
#include <cstdio>
#include <thread>

LINEPROF_PROFILE static int work(int n) { // calls: 6
  int sum = 0;                            // hits: 6
  for (int i = 0; i < n; ++i)             // hits: 66
    sum += i;                             // hits: 60
  return sum;                             // hits: 6
}

static int inThreads(int count) {
  int sum = 0;
  for (int i = 0; i < count; ++i)
    std::thread([&] { sum += work(10); }).join();
  return sum;
}

int main() {
  int sum = inThreads(3);
  std::thread([] { lineprof_stop(); }).join();
  sum += work(1000) + inThreads(5); // images that were used before, and not
  std::thread(lineprof_start).join();
  sum += inThreads(3);
  printf("%d\n", sum);
}
