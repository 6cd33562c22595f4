// RUN: %check_hits %s
// An exception leaves through the braces of all scopes with destructors, and comes
// once to each, however many lifetimes end on the way.
#include "lineprof/lineprof.h"
#include <cstdio>

static volatile int destroyed;
struct Object {
  int value;
  Object(int value) : value(value) {}
  ~Object() { destroyed = destroyed + value; }
};

static int may(int n) {
  if (n % 4 == 0)
    throw n;
  return n;
}

LINEPROF_PROFILE static int work(int n) { // calls: 20
  int sum = n;                            // hits: 20
  Object outer(n);                        // hits: 20
  {
    Object inner(may(n + 1)); // hits: 20
    if (n % 2 == 0) {         // hits: 15
      int more = may(n + 2);  // hits: 10
      sum += more;            // hits: 5
    }
    sum += may(n); // hits: 10
  }                // hits: 15
  return sum;      // hits: 5
} // hits: 20

int main() {
  int sum = 0;
  for (int n = 0; n < 20; ++n) {
    try {
      sum += work(n);
    } catch (int) {
      ++sum;
    }
  }
  printf("%d %d\n", sum, destroyed);
}
