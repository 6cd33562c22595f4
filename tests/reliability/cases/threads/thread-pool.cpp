// RUN: %reliable %s
// Case: a pool of threads
// Link: -pthread
#include "lineprof/lineprof.h"
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

class Pool {
public:
  explicit Pool(int size) {
    for (int i = 0; i < size; ++i)
      threads.emplace_back([this] { serve(); });
  }
  ~Pool() {
    {
      std::lock_guard<std::mutex> held(mutex);
      ending = true;
    }
    changed.notify_all();
    for (std::thread &thread : threads)
      thread.join();
  }
  void add(std::function<void()> job) {
    {
      std::lock_guard<std::mutex> held(mutex);
      jobs.push_back(std::move(job));
    }
    changed.notify_one();
  }

private:
  void serve() {
    for (;;) {
      std::unique_lock<std::mutex> held(mutex);
      changed.wait(held, [this] { return ending || !jobs.empty(); });
      if (jobs.empty())
        return;
      std::function<void()> job = std::move(jobs.front());
      jobs.pop_front();
      held.unlock();
      job();
    }
  }

  std::vector<std::thread> threads;
  std::mutex mutex;
  std::condition_variable changed;
  std::deque<std::function<void()>> jobs;
  bool ending = false;
};

LINEPROF_PROFILE static long work(int n) { // calls: 5000
  long sum = 0;                            // hits: 5000
  for (int i = 0; i < n; ++i)              // hits: 505000
    sum += i;                              // hits: 500000
  return sum;                              // hits: 5000
}

int main() {
  std::vector<long> sums(5000);
  {
    Pool pool(6);
    for (long &sum : sums)
      pool.add([&sum] { sum = work(100); });
  }
  long total = 0;
  for (long sum : sums)
    total += sum;
  std::printf("%ld\n", total);
}
