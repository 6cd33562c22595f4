// RUN: %check_hits %s
// An override has a tag of its own or none.
#include "lineprof/lineprof.h"
#include <cstdio>

struct Shape {
  LINEPROF_PROFILE virtual int area(int n) const { // calls: 4
    return n;                                      // hits: 4
  }
  virtual ~Shape() = default;
};

struct Square : Shape {
  LINEPROF_PROFILE int area(int n) const override { // calls: 4
    return n * n;                                   // hits: 4
  }
};

struct Double : Square {
  int area(int n) const override { return 2 * Square::area(n) + n; }
};

__attribute__((noinline)) static int measure(const Shape &shape, int n) { return shape.area(n); }

int main() {
  int sum = 0;
  for (int i = 0; i < 4; ++i)
    sum += measure(Shape(), i);
  for (int i = 0; i < 3; ++i)
    sum += measure(Square(), i);
  printf("%d\n", sum + measure(Double(), 5));
}
