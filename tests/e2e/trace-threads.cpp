// RUN: %check_hits --cflags=-pthread --ldflags=-pthread %s
#include "lineprof/lineprof.h"
#include <thread>
#include <vector>

LINEPROF_TRACE static void work(int n, int *out) { // calls: 20
  for (int i = 0; i < n; ++i)                      // hits: 20020
    *out += i;                                     // hits: 20000
}

int main() {
  int sums[20] = {};
  for (int round = 0; round < 5; ++round) {
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
      threads.emplace_back(work, 1000, &sums[4 * round + i]);
    for (std::thread &t : threads)
      t.join();
  }
  return sums[7] - 499500;
}
