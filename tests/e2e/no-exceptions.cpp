// RUN: %check_hits %s --cflags="-fno-exceptions -fno-rtti"
#include "lineprof/lineprof.h"
#include <cstdio>

struct Guard {
  explicit Guard(int &count) : count(count) { ++count; }
  ~Guard() { ++count; }
  int &count;
};

__attribute__((noinline)) static void external(int) {}

LINEPROF_PROFILE static int work(int n) { // calls: 10
  int count = 0;                          // hits: 10
  {
    Guard guard(count);         // hits: 10
    for (int i = 0; i < n; ++i) // hits: 55
      external(i);              // hits: 45
  } // hits: 10
  return count; // hits: 10
}

int main() {
  int sum = 0;
  for (int i = 0; i < 10; ++i)
    sum += work(i);
  printf("%d\n", sum);
}
