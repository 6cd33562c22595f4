// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <cstdio>

struct Range {
  int values[3] = {1, 2, 3};
  ~Range() { values[0] = 0; }
  int *begin() { return values; }
  int *end() { return values + 3; }
};

// What the loop goes over is destroyed on its line, for which a break comes back.
LINEPROF_PROFILE static int sum(int most) { // calls: 5
  int total = 0;                            // hits: 5
  if (most > 0) {                           // hits: 5
    for (int value : Range()) {             // hits: 15
      if (value > most) break;              // hits: 11
      total += value;                       // hits: 9
    }
  }
  return total; // hits: 5
}

int main() {
  int total = 0;
  for (int most = 0; most < 5; ++most)
    total += sum(most);
  printf("%d\n", total);
}
