#include <lineprof/lineprof.h>
#include <cstdio>
#include <stdexcept>

LINEPROF_PROFILE static long leaf(long n) {
  long sum = 0;
  for (long i = 0; i < n; ++i)
    sum = sum * 31 + i;
  return sum;
}

LINEPROF_PROFILE static long middle(long n) {
  if (n < 0)
    throw std::invalid_argument("negative");
  return leaf(n) + leaf(n / 2);
}

template <typename T> LINEPROF_PROFILE T twice(T value) { return value + value; }

int main() {
  long sum = 0;
  for (int i = 0; i < 100; ++i)
    sum += middle(400000);
  try {
    middle(-1);
  } catch (const std::exception &) {
  }
  std::printf("%d\n", sum != twice(1) + int(twice(2.5)));
}
