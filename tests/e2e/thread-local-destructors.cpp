// RUN: %check_hits %s --ldflags=-pthread
// Tagged code that runs while its thread ends.
#include "lineprof/lineprof.h"
#include <atomic>
#include <cstdio>
#include <thread>

static std::atomic<int> ended;

struct PerThread {
  LINEPROF_PROFILE ~PerThread() { // calls: 21
    ended += used;                // hits: 21
  }
  int used = 0;
};

static thread_local PerThread perThread;

LINEPROF_PROFILE static void use() { // calls: 21
  perThread.used = 1;                // hits: 21
}

int main() {
  for (int i = 0; i < 20; ++i)
    std::thread(use).join();
  use();
  printf("%d\n", ended.load());
}
