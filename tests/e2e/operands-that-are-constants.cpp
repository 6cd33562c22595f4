// RUN: %check_hits %s
// An operand of && or || that is a constant has no code, and clang puts a jump
// without a place for it, as in assert(n && "message"). One evaluation is one
// hit all the same.
#include "lineprof/lineprof.h"
#include <cassert>

LINEPROF_PROFILE static int asserts(int n) { // calls: 9
  assert(n >= 0 && "too small");             // hits: 9, gcov: 18
  assert(n < 9 && n > -3 && "too large");    // hits: 9, gcov: 18
  return n;                                  // hits: 9
}

LINEPROF_PROFILE static int values(int n) { // calls: 9
  bool both = n > 4 && true;                // hits: 9, gcov: 13
  bool one = n > 4 || false;                // hits: 9
  int number = n > 4 && "x" ? 3 : 4;        // hits: 9, gcov: 13
  return both + one + number;               // hits: 9
}

LINEPROF_PROFILE static int inLoops(int n) { // calls: 9
  int sum = 0;                               // hits: 9
  for (int i = 0; i < n; ++i) {              // hits: 45
    bool even = i % 2 == 0 && "even";        // hits: 36, gcov: 56
    sum += even;                             // hits: 36
  }
  for (int i = 0; i < n; ++i)  // hits: 45
    assert(i < n && "within"); // hits: 36, gcov: 72
  return sum;                  // hits: 9
}

int main() {
  int sum = 0;
  for (int i = 0; i < 9; ++i)
    sum += asserts(i) + values(i) + inLoops(i);
  return sum == 0;
}
