// RUN: %reliable %s
// Case: the disk fills up while threads start
// Needs: root unshare
// Link: -pthread
// Run: unshare -m sh -c 'mkdir -p small; mount -t tmpfs -o size=256k none small && ./program; status=$?; cp small/* . 2>/dev/null; exit $status'
// Environment: LINEPROF_FILE=small/prof.out LLVM_PROFILE_FILE=small/default.profraw
// Warns: small/prof.out: cannot make room in it: No space left on device; new threads and libraries are not in the profile
#include "lineprof/lineprof.h"
#include <atomic>
#include <cstdio>
#include <thread>
#include <vector>

LINEPROF_PROFILE static int others(int n) {
  int sum = 0;
  for (int i = 0; i < n; ++i)
    sum += i;
  return sum;
}

LINEPROF_PROFILE static int work(int n) { // calls: 2
  int sum = 0;                            // hits: 2
  for (int i = 0; i < n; ++i)             // hits: 22
    sum += i;                             // hits: 20
  return sum;                             // hits: 2
}

int main() {
  int sum = work(10);
  std::atomic<int> waiting{200};
  std::atomic<long> total{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 200; ++i)
    threads.emplace_back([&] {
      total += others(10);
      --waiting;
      while (waiting)
        std::this_thread::yield();
    });
  for (std::thread &thread : threads)
    thread.join();
  sum += work(10);
  std::printf("%d %ld\n", sum, total.load());
}
