// A scalar loop: the sieve of Eratosthenes.
#include "lineprof/lineprof.h"
#include <cstdio>
#include <vector>

LINEPROF_PROFILE
int sieve(std::vector<char> &composite) {
  int count = 0;
  size_t size = composite.size();
  for (size_t i = 0; i < size; ++i)
    composite[i] = 0;
  for (size_t i = 2; i < size; ++i) {
    if (composite[i])
      continue;
    ++count;
    for (size_t k = i * i; k < size; k += i)
      composite[k] = 1;
  }
  return count;
}

int main() {
  std::vector<char> composite(200000);
  long sum = 0;
  for (int round = 0; round < 5400; ++round)
    sum += sieve(composite);
  printf("%ld\n", sum);
}
