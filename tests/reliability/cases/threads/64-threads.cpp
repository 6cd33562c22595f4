// RUN: %reliable %s
// Case: 64 threads at once
// Link: -pthread
#include "lineprof/lineprof.h"
#include <atomic>
#include <cstdio>
#include <thread>
#include <vector>

static std::atomic<long> total;

LINEPROF_PROFILE static void work(int n) { // calls: 6400
  int sum = 0;                             // hits: 6400
  for (int i = 0; i < n; ++i)              // hits: 1286400
    sum += i;                              // hits: 1280000
  total += sum;                            // hits: 6400
}

int main() {
  std::atomic<int> waiting{64};
  std::vector<std::thread> threads;
  for (int i = 0; i < 64; ++i)
    threads.emplace_back([&] {
      --waiting;
      while (waiting)
        std::this_thread::yield();
      for (int round = 0; round < 100; ++round)
        work(200);
    });
  for (std::thread &thread : threads)
    thread.join();
  std::printf("%ld\n", total.load());
}
