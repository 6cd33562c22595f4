// RUN: %check_hits %s
// At -O0 clang keeps the head of while (1) where destructors wait around the loop,
// and a continue goes there; elsewhere it goes to the body.
#include "lineprof/lineprof.h"
#include <cstdio>

static volatile int destroyed;
struct Object {
  int value;
  ~Object() { destroyed = destroyed + value; }
};

LINEPROF_PROFILE static int withoutObjects(int n) { // calls: 3
  if (n > 0)                                        // hits: 3
    while (1) {                                     // hits: 4
      n++;                                          // hits: 5
      if (n % 3)                                    // hits: 5
        continue;                                   // hits: 1
      if (n > 5)                                    // hits: 4
        return n;                                   // hits: 2
      n += 2;                                       // hits: 2
    }
  return n; // hits: 1
}

LINEPROF_PROFILE static int betweenObjects(int n) { // calls: 3
  Object object{n};                                 // hits: 3
  if (n > 0)                                        // hits: 3
    while (1) {                                     // hits: 4, gcov: 5
      n++;                                          // hits: 5
      if (n % 3)                                    // hits: 5
        continue;                                   // hits: 1
      if (n > 5)                                    // hits: 4
        return n;                                   // hits: 2
      n += 2;                                       // hits: 2
    }
  return n; // hits: 1
}

int main() {
  int sum = 0;
  for (int n = 0; n < 3; ++n)
    sum += withoutObjects(n) + betweenObjects(n);
  printf("%d %d\n", sum, destroyed);
}
