#include <cstdio>
#include <lineprof/lineprof.h>
#include <stdexcept>

LINEPROF_PROFILE [[gnu::noinline]] static long leaf(long n) {
  long sum = 0;
  for (long i = 0; i < n; ++i)
    sum = (sum + i) / (sum % 7 + 2);
  return sum;
}

LINEPROF_PROFILE [[gnu::noinline]] static long middle(long n) {
  if (n < 0)
    throw std::invalid_argument("negative");
  return leaf(n) + leaf(n / 2);
}

template <typename T> LINEPROF_PROFILE T twice(T value) {
  return value + value;
}

// 15 million divisions are some 0.2 s, so samples are sure to fall into leaf().
// Without the volatile the compiler would make one call for all.
int main() {
  volatile long n = 100000;
  long sum = 0;
  for (int i = 0; i < 100; ++i)
    sum += middle(n);
  try {
    middle(-1);
  } catch (const std::exception &) {
  }
  std::printf("%d\n", sum != twice(1) + int(twice(2.5)));
}
