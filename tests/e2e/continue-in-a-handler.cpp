// RUN: %check_hits %s
// The continue goes through the end of the handler, and of what began before it.
#include "lineprof/lineprof.h"
#include <cstdio>

static volatile int sink;
static int may(int n) {
  if (n % 3 == 0)
    throw n;
  return n;
}

LINEPROF_PROFILE static int work(int n) { // calls: 1
  int sum = 0;                            // hits: 1
  do {
    int kept = n;  // hits: 20
    sink = *&kept; // hits: 20
    try {
      sum += may(n); // hits: 20
    } catch (int) {  // hits: 20
      if (kept % 2)  // hits: 6
        continue;    // hits: 3
    } // hits: 6
    sum += kept; // hits: 17
  } while (--n > 0); // hits: 20
  return sum; // hits: 1
}

int main() { printf("%d\n", work(20)); }
