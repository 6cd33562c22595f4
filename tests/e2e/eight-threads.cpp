// RUN: %check_hits %s --ldflags=-pthread
// Oracle: none, threads lose counts of gcov.
#include "lineprof/lineprof.h"
#include <atomic>
#include <cstdio>
#include <thread>
#include <vector>

LINEPROF_PROFILE static int step(int n) { // calls: 2400000
  if (n % 3 == 0)                         // hits: 2400000
    return n;                             // hits: 800000
  return 1;                               // hits: 1600000
}

LINEPROF_PROFILE static long work(int n) { // calls: 8
  long sum = 0;                            // hits: 8
  for (int i = 0; i < n; ++i)              // hits: 2400008
    sum += step(i);                        // hits: 2400000
  return sum;                              // hits: 8
}

int main() {
  std::atomic<long> total = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&] { total += work(300000); });
  for (std::thread &thread : threads)
    thread.join();
  printf("%ld\n", total.load());
}
