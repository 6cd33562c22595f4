// RUN: %check_hits %s
// Oracle: none, gcov derives wrong numbers from a throw.
#include "lineprof/lineprof.h"
#include <cstdio>

static int made, gone;

struct Member {
  Member() { ++made; }
  ~Member() { ++gone; }
};

__attribute__((noinline)) static void mayThrow(int n) {
  if (n % 3 == 0)
    throw n;
}

struct Object {
  LINEPROF_PROFILE explicit Object(int n) // calls: 12
      : n(n) {                            // hits: 12
    mayThrow(n);                          // hits: 12
    made += 100;                          // hits: 8
  }
  LINEPROF_PROFILE ~Object() { // calls: 8
    gone += 100;               // hits: 8
  }
  Member member;
  int n;
};

LINEPROF_PROFILE static int build(int n) { // calls: 12
  Object object(n);                        // hits: 12
  return object.n;                         // hits: 8
}

int main() {
  int sum = 0;
  for (int i = 0; i < 12; ++i)
    try {
      sum += build(i);
    } catch (int) {
      sum += 1000;
    }
  printf("%d %d %d\n", sum, made, gone);
}
