// RUN: %check_hits %s
#include "lineprof/lineprof.h"

__attribute__((noinline)) static void maybe(int x) {
  if (x % 2)
    throw x;
}

LINEPROF_TRACE static int through(int x) { // calls: 10
  maybe(x);                                // hits: 10
  return x;                                // hits: 5
}

LINEPROF_TRACE static int around(int x) { // calls: 10
  try {
    return through(x);   // hits: 10
  } catch (int thrown) { // hits: 5
    return thrown;       // hits: 5
  }
}

int main() {
  int sum = 0;
  for (int i = 0; i < 10; ++i)
    sum += around(i);
  return sum - 45;
}
