// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <cstdio>

static bool isLarge(const unsigned short &value) { return value > 3; }
static unsigned short next(int n) { return n * 2; }

LINEPROF_PROFILE static int inAnIf(int n) { // calls: 10
  if (n > 2 &&                              // hits: 17
      isLarge(next(n - 2)))                 // hits: 7
    return 1;                               // hits: 6
  return 0;                                 // hits: 4
}

LINEPROF_PROFILE static int inALoop(int n) { // calls: 10
  int turns = 0;                             // hits: 10
  while (n > 2 &&                            // hits: 48
         isLarge(next(n))) {                 // hits: 28
    --n;                                     // hits: 28
    ++turns;                                 // hits: 28
  }
  return turns; // hits: 10
}

LINEPROF_PROFILE static bool inAReturn(int n) { // calls: 10
  return n == 1 || n == 3 ||                    // hits: 10
         isLarge(next(n));                      // hits: 8
}

LINEPROF_PROFILE static int ofAConditional(int n) { // calls: 10
  int large = n > 4                                 // hits: 10
                  ? isLarge(next(n))                // hits: 5
                  : isLarge(                        // hits: 5
                        next(n + 1));
  return large; // hits: 10
}

int main() {
  int sum = 0;
  for (int n = 0; n < 10; ++n)
    sum += inAnIf(n) + inALoop(n) + inAReturn(n) + ofAConditional(n);
  printf("%d\n", sum);
}
