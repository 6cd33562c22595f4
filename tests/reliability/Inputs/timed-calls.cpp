// Calls that the sampler often finds in progress, on several threads.
#include "lineprof/lineprof.h"
#include <chrono>
#include <thread>
#include <vector>

__attribute__((noinline)) static void burn(int us) {
  auto end = std::chrono::steady_clock::now() + std::chrono::microseconds(us);
  while (std::chrono::steady_clock::now() < end)
    ;
}

LINEPROF_PROFILE static void work(int rounds) {
  for (int i = 0; i < rounds; ++i) {
    burn(20);
    burn(i % 100);
  }
}

int main() {
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back(work, 2000);
  for (std::thread &thread : threads)
    thread.join();
}
