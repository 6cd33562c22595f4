// main calls a, b and, by pointer, c. Waits in c 10 ms for a, 100 ms for b and
// 300 ms for main.
#include "lineprof/lineprof.h"
#include <unistd.h>

LINEPROF_PROFILE __attribute__((noinline)) void c(int ms) {
  usleep(ms * 1000);
}

LINEPROF_PROFILE __attribute__((noinline)) void a(void) {
  c(10);
}

LINEPROF_PROFILE __attribute__((noinline)) void b(int n) {
  for (int i = 0; i < n; ++i)
    c(50);
}

LINEPROF_PROFILE __attribute__((noinline)) int fib(int n) {
  if (n < 2)
    return n;
  return fib(n - 1) + fib(n - 2);
}

void untagged(void (*pointer)(int)) {
  pointer(300);
}

LINEPROF_PROFILE int main(void) {
  a();
  b(2);
  untagged(c);
  fib(10);
}
