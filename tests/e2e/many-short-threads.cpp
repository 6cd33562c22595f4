// RUN: %check_hits %s --ldflags=-pthread
// Blocks of ended threads are reused, and nothing of theirs is lost.
// Oracle: none, threads lose counts of gcov.
#include "lineprof/lineprof.h"
#include <atomic>
#include <cstdio>
#include <thread>

static std::atomic<int> total;

LINEPROF_PROFILE static void work(int n) { // calls: 600
  int sum = 0;                             // hits: 600
  for (int i = 0; i < n; ++i)              // hits: 60600
    sum += i;                              // hits: 60000
  total += sum;                            // hits: 600
}

int main() {
  for (int i = 0; i < 200; ++i) {
    std::thread first(work, 100), second(work, 50), third(work, 150);
    first.join();
    second.join();
    third.join();
  }
  printf("%d\n", total.load());
}
