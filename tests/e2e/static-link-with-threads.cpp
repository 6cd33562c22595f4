// UNSUPPORTED: sanitized
// RUN: %check_hits %s --ldflags="-static -pthread -L%library -llineprof_rt"
// Oracle: none, threads lose counts of gcov.
#include "lineprof/lineprof.h"
#include <cstdio>
#include <stdexcept>
#include <thread>

static int caught[4];

LINEPROF_PROFILE static void work(int n) { // calls: 4
  for (int i = 0; i < 100; ++i) {          // hits: 404
    try {
      if (i % 10 == n)                  // hits: 400
        throw std::runtime_error("10"); // hits: 40
    } catch (const std::exception &) {
      ++caught[n]; // hits: 40
    }
  }
}

int main() {
  std::thread threads[4];
  for (int i = 0; i < 4; ++i)
    threads[i] = std::thread(work, i);
  for (std::thread &thread : threads)
    thread.join();
  printf("%d\n", caught[0] + caught[1] + caught[2] + caught[3]);
}
