// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <cstdio>

namespace {
struct Outer {
  struct Inner {
    LINEPROF_PROFILE static int twice(int n) { // calls: 11
      return 2 * n;                            // hits: 11
    }
  };
  LINEPROF_PROFILE int thrice(int n) const & { // calls: 11
    return n + Inner::twice(n);                // hits: 11
  }
};
} // namespace

int main() {
  struct Local {
    LINEPROF_PROFILE int run(int n) { // calls: 11
      return Outer().thrice(n) + 1;   // hits: 11
    }
  };
  int sum = 0;
  for (int i = 0; i < 11; ++i)
    sum += Local().run(i);
  printf("%d\n", sum);
}
