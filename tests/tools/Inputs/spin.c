#include "lineprof/lineprof.h"

LINEPROF_PROFILE static unsigned spin(unsigned n) {
  unsigned x = n;
  for (unsigned i = 0; i < n; ++i)
    x = x * 1664525 + (x >> 16);
  return x;
}

LINEPROF_PROFILE __attribute__((noinline)) static unsigned twice(unsigned n) {
  return spin(n) + spin(n + 1);
}

int main(void) { return twice(40000000) == 1; }
