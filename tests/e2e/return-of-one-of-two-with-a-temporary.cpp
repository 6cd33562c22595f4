// RUN: %check_hits %s
// Whether the temporary's destructor is due depends on the way control took.
// It runs at the end of the statement, so the function's end has nothing to do.
#include "lineprof/lineprof.h"
#include <cstdio>

struct Object {
  int n;
  Object(int n) : n(n) {}
  ~Object() { n = 0; }
};

struct Temporary {
  ~Temporary() {}
};

static Object make(int n, const Temporary & = Temporary()) { return Object(n); }

LINEPROF_PROFILE static Object ofTheFunction(int n) { // calls: 5
  int half = n / 2;                                   // hits: 5
  return half == 0 ? Object(n) : make(n);             // hits: 5
} // hits: 0

LINEPROF_PROFILE static Object ofAScope(int n) { // calls: 5
  {
    int half = n / 2;                       // hits: 5
    return half == 0 ? Object(n) : make(n); // hits: 5
  }
} // hits: 0

LINEPROF_PROFILE static Object afterAnother(int n) { // calls: 5
  int half = n / 2;                                  // hits: 5
  if (half == 2)                                     // hits: 5
    return Object(n);                                // hits: 1
  return half == 0 ? Object(n) : make(n);            // hits: 4
} // hits: 5

LINEPROF_PROFILE static Object withADestructor(int n) { // calls: 5
  Object half = n / 2;                                  // hits: 5
  return half.n == 0 ? Object(n) : make(n);             // hits: 5
} // hits: 5

int main() {
  int sum = 0;
  for (int n = 0; n < 5; ++n)
    sum += ofTheFunction(n).n + ofAScope(n).n + afterAnother(n).n +
           withADestructor(n).n;
  printf("%d\n", sum);
}
