// RUN: %check_hits %s
// Where other returns follow, clang's jump out of the ?: has the return's place.
// It is within the statement, and so are the jumps to it from either operand.
#include "lineprof/lineprof.h"
#include <cstdio>

struct Object {
  int n;
  Object(int n) : n(n) {}
  Object(const Object &other) : n(other.n) {}
  ~Object() { n = 0; }
};

__attribute__((noinline)) static Object make(int n) {
  if (n < 0)
    throw n;
  return Object(n);
}

LINEPROF_PROFILE static Object ofAnIf(int n) { // calls: 5
  Object half = n / 2;                         // hits: 5
  if (n == 1 || n == 3)                        // hits: 5
    return n == 1 ? make(n) : make(half.n);    // hits: 2
  return make(n);                              // hits: 3
} // hits: 5

LINEPROF_PROFILE static Object ofASwitch(int n) { // calls: 5
  Object half = n / 2;                            // hits: 5
  switch (n) {                                    // hits: 5
  case 0:
    return make(n); // hits: 1
  case 1:
  case 3: {
    int again = n;                                  // hits: 2
    return n == 1 ? make(again) : make(half.n + n); // hits: 2
  }
  case 4:
    break;
  }
  return n > 2 ? make(n) : make(half.n); // hits: 2
} // hits: 5

LINEPROF_PROFILE static Object ofALoop(int n) { // calls: 5
  for (int k = 0;; ++k) {                       // hits: 15
    Object copy = k;                            // hits: 15
    if (k == n)                                 // hits: 15
      return n & 1 ? make(copy.n) : make(n);    // hits: 5
  } // hits: 15
} // hits: 5

int main() {
  int sum = 0;
  for (int n = 0; n < 5; ++n)
    sum += ofAnIf(n).n + ofASwitch(n).n + ofALoop(n).n;
  printf("%d\n", sum);
}
