// Recursion with work in it.
#include "lineprof/lineprof.h"
#include <cstdint>
#include <cstdio>
#include <utility>
#include <vector>

LINEPROF_PROFILE
void quicksort(uint32_t *values, long low, long high) {
  if (low >= high)
    return;
  uint32_t pivot = values[(low + high) / 2];
  long i = low, k = high;
  while (i <= k) {
    while (values[i] < pivot)
      ++i;
    while (values[k] > pivot)
      --k;
    if (i <= k) {
      std::swap(values[i], values[k]);
      ++i;
      --k;
    }
  }
  quicksort(values, low, k);
  quicksort(values, i, high);
}

int main() {
  const int n = 1000000;
  std::vector<uint32_t> values(n);
  uint32_t seed = 1, sum = 0;
  for (int round = 0; round < 20; ++round) {
    for (uint32_t &value : values)
      value = seed = seed * 1664525 + 1013904223;
    quicksort(values.data(), 0, n - 1);
    sum += values[n / 3];
  }
  printf("%u\n", sum);
}
