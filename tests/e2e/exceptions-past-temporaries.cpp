// RUN: %check_hits %s
// An exception that destroys the temporaries of a line doesn't come back to it.
// Oracle: none
#include "lineprof/lineprof.h"
#include <cstdio>
#include <initializer_list>

struct Object {
  int value;
  Object(int value) : value(value) {}
  ~Object();
};
Object::~Object() {}

__attribute__((noinline)) static int may(int n) {
  if (n % 4 == 3)
    throw n;
  return n;
}
static Object object(int n) { return Object(may(n)); }

LINEPROF_PROFILE static int sum(int n) {                            // calls: 20
  int r = 1;                                                        // hits: 20
  r += object(n).value + object(n + 1).value * object(n + 2).value; // hits: 20
  return r;                                                         // hits: 5
}

LINEPROF_PROFILE static int beside(int n) {                 // calls: 20
  Object o(2);                                              // hits: 20
  bool b = n & 1 && object(n).value && object(n - 2).value; // hits: 20
  return b + o.value;                                       // hits: 11
}

LINEPROF_PROFILE static int caught(int n) { // calls: 20
  int r = 0;                                // hits: 20
  try {
    r += object(n).value * object(n + 1).value - object(n + 2).value; // hits: 20
  } catch (int thrown) {
    r -= thrown; // hits: 15
  }
  return r; // hits: 20
}

int main() {
  int total = 0;
  for (int n = 0; n < 20; ++n) {
    for (auto f : {sum, beside})
      try {
        total += f(n);
      } catch (int) {
      }
    total += caught(n);
  }
  std::printf("%d\n", total);
}
