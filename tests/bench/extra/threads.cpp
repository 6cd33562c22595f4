// Threads that all run the same tagged functions. threads N: the work of one
// thread is always the same.
#include "lineprof/lineprof.h"
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <vector>

LINEPROF_PROFILE __attribute__((noinline))
int collatz(uint64_t value) {
  int steps = 0;
  while (value != 1) {
    if (value & 1)
      value = 3 * value + 1;
    else
      value /= 2;
    ++steps;
  }
  return steps;
}

LINEPROF_PROFILE
void longest(int *result) {
  for (int value = 1; value < 8000000; ++value) {
    int steps = collatz(value);
    if (steps > *result)
      *result = steps;
  }
}

int main(int, char **arguments) {
  int threads = atoi(arguments[1]);
  std::vector<int> results(16 * threads); // each in a cache line of its own
  std::vector<std::thread> running;
  for (int i = 0; i < threads; ++i)
    running.emplace_back(longest, &results[16 * i]);
  int sum = 0;
  for (int i = 0; i < threads; ++i) {
    running[i].join();
    sum += results[16 * i];
  }
  printf("%d\n", sum);
}
