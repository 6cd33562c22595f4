// RUN: %check_hits %s
// What a return statement computes may stand on other lines than the statement,
// which optimising clang then has behind the ends of lifetimes.
#include "lineprof/lineprof.h"
#include <cstdio>

LINEPROF_PROFILE static bool both(int a, int b) { // calls: 9
  int x = a;                                      // hits: 9
  return x > 3 &&                                 // hits: 14
         b > 4 &&                                 // hits: 5
         a != b;                                  // hits: 1
}

LINEPROF_PROFILE static bool either(int a, int b) { // calls: 9
  int x = a;                                        // hits: 9
  return x > 3 ||                                   // hits: 13
         b > 7 ||                                   // hits: 4
         a == b;                                    // hits: 2
}

LINEPROF_PROFILE static bool inParentheses(int a, int b) { // calls: 9
  int x = a;                                               // hits: 9
  return (x > 3 ||                                         // hits: 18
          b > 6) &&                                        // hits: 4
         a;                                                // hits: 8
}

LINEPROF_PROFILE static int sum(int a, int b) { // calls: 9
  int x = a;                                    // hits: 9
  return                                        // hits: 9
      x + b;                                    // hits: 9
}

struct Large {
  long a, b, c;
};

LINEPROF_PROFILE static Large inEndlessLoop(int m) { // calls: 9
  for (;;) {
    int k = m++;             // hits: 30
    if (k > 5)               // hits: 30
      return Large{k, 1, 2}; // hits: 9
  }
} // hits: none

LINEPROF_PROFILE static void nothing(int m) { // calls: 9
  for (;;) {
    int k = m++; // hits: 81
    if (k == 12) // hits: 81
      return;    // hits: 9
  }
} // hits: none

int main() {
  int s = 0;
  for (int i = 0; i < 9; ++i) {
    s += both(i, 9 - i) + either(i, 9 - i) + inParentheses(i, 9 - i);
    s += sum(i, 3);
    nothing(i);
    s += static_cast<int>(inEndlessLoop(i).a);
  }
  std::printf("%d\n", s);
}
