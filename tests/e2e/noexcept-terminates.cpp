// RUN: %check_hits %s
// Oracle: none, _Exit leaves gcov nothing.
#include "lineprof/lineprof.h"
#include <cstdio>
#include <cstdlib>
#include <exception>

__attribute__((noinline)) static void mayThrow(int n) {
  if (n == 7)
    throw n;
}

LINEPROF_PROFILE static int strict(int n) noexcept { // calls: 8
  mayThrow(n);                                       // hits: 8
  return n;                                          // hits: 7
}

LINEPROF_PROFILE static int loop(int n) { // calls: 1
  int sum = 0;                            // hits: 1
  for (int i = 0; i < n; ++i)             // hits: 8
    sum += strict(i);                     // hits: 8
  return sum;                             // hits: 0
}

int main() {
  std::set_terminate([] {
    puts("terminated");
    fflush(stdout);
    _Exit(3);
  });
  printf("%d\n", loop(10));
}
