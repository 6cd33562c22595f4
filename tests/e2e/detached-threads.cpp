// RUN: %check_hits %s --ldflags=-pthread
// The process ends while threads are in the middle of tagged code.
// Oracle: none, gcov derives wrong numbers from calls that never return.
#include "lineprof/lineprof.h"
#include <atomic>
#include <cstdio>
#include <thread>

static std::atomic<int> waiting;

__attribute__((noinline)) static void waitForever() {
  ++waiting;
  for (;;)
    std::this_thread::sleep_for(std::chrono::seconds(1));
}

LINEPROF_PROFILE static void work(int n) { // calls: 4
  int sum = 0;                             // hits: 4
  for (int i = 0; i < n; ++i) {            // hits: 28
    if (i == 6)                            // hits: 28
      waitForever();                       // hits: 4
    sum += i;                              // hits: 24
  }
  waiting += sum; // hits: 0
}

int main() {
  for (int i = 0; i < 4; ++i)
    std::thread(work, 10).detach();
  while (waiting != 4)
    std::this_thread::yield();
  puts("done");
}
