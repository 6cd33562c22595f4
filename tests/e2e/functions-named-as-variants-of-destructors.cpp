// RUN: %check_hits %s
// D0 calls D2, and both are functions as any other.
#include "lineprof/lineprof.h"

struct A {
  LINEPROF_PROFILE int D2(int n) { return n + 1; } // calls: 3
  LINEPROF_PROFILE int D0(int n) {                 // calls: 3
    return D2(n);                                  // hits: 3
  }
};

int main(int argc, char **) {
  A a;
  return a.D0(argc) + a.D0(argc) + a.D0(argc) - 6;
}
