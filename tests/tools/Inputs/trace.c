#include "lineprof/lineprof.h"

__attribute__((noinline)) static unsigned long spin(unsigned long n) {
  unsigned long x = n;
  for (unsigned long i = 0; i < n; ++i)
    __asm__ volatile("" : "+r"(x));
  return x;
}

/* Line 13 does next to nothing. */
LINEPROF_TRACE static unsigned long work(unsigned long n) {
  n += spin(100);
  n ^= 1;
  return n + spin(1000);
}

LINEPROF_TRACE int fib(int n) {
  if (n < 2)
    return n;
  return fib(n - 1) + fib(n - 2);
}

int main(void) {
  unsigned long n = 1;
  for (int i = 0; i < 10000; ++i)
    n = work(n);
  return n + fib(15) == 1;
}
