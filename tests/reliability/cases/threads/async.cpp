// RUN: %reliable %s
// Case: std::async
// Link: -pthread
#include "lineprof/lineprof.h"
#include <cstdio>
#include <future>
#include <stdexcept>
#include <vector>

LINEPROF_PROFILE static long work(int n) {   // calls: 200
  long sum = 0;                              // hits: 200
  for (int i = 0; i < n; ++i)                // hits: 18200
    sum += i;                                // hits: 18000
  if (n == 0)                                // hits: 200
    throw std::runtime_error("nothing");     // hits: 20
  return sum;                                // hits: 180
}

int main() {
  std::vector<std::future<long>> results;
  for (int i = 0; i < 200; ++i)
    results.push_back(std::async(i % 2 ? std::launch::async
                                       : std::launch::deferred,
                                 work, i % 10 ? 100 : 0));
  long total = 0;
  for (auto &result : results)
    try {
      total += result.get();
    } catch (const std::runtime_error &) {
      --total;
    }
  std::printf("%ld\n", total);
}
