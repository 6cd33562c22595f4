// RUN: %check_hits %s
// Constructors with virtual bases exist twice, for a complete object and for a
// base; both are the one in the source.
#include "lineprof/lineprof.h"
#include <cstdio>

static int made, gone;

struct Top {
  LINEPROF_PROFILE Top(int n) // calls: 9
      : n(n) {                // hits: 9
    ++made;                   // hits: 9
  }
  LINEPROF_PROFILE virtual ~Top() { // calls: 9
    ++gone;                         // hits: 9
  }
  int n;
};

struct Left : virtual Top {
  LINEPROF_PROFILE Left() // calls: 7
      : Top(1) {          // hits: 7
    l = made;             // hits: 7
  }
  LINEPROF_PROFILE ~Left() override { // calls: 7
    gone += l > 0;                    // hits: 7
  }
  int l;
};

struct Right : virtual Top {
  LINEPROF_PROFILE Right() : Top(2) { // calls: 6
    r = made;                         // hits: 6
  }
  int r;
};

struct Bottom : Left, Right {
  LINEPROF_PROFILE Bottom() : Top(3) { // calls: 4
    b = l + r;                         // hits: 4
  }
  int b;
};

int main() {
  int sum = 0;
  for (int i = 0; i < 3; ++i) {
    Left left;
    sum += left.n;
  }
  for (int i = 0; i < 2; ++i) {
    Right right;
    sum += right.n;
  }
  for (int i = 0; i < 4; ++i) {
    Bottom bottom;
    sum += bottom.n + bottom.b;
  }
  printf("%d %d %d\n", sum, made, gone);
}
