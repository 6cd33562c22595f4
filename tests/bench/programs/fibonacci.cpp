// Recursion with next to nothing in it.
#include "lineprof/lineprof.h"
#include <cstdio>

LINEPROF_PROFILE
long fibonacci(int n) {
  if (n < 2)
    return n;
  return fibonacci(n - 1) + fibonacci(n - 2);
}

int main() { printf("%ld\n", fibonacci(44)); }
