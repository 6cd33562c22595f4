// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <cstdio>

static int alive, members;

struct Member {
  Member() { ++members; }
  ~Member() { --members; }
};

class Object {
public:
  LINEPROF_PROFILE Object() // calls: 10
      : a(1),               // hits: 10
        b(a + 1) {          // hits: 10
    ++alive;                // hits: 10
  }
  LINEPROF_PROFILE explicit Object(int n) // calls: 5
      : Object() {                        // hits: 5
    a += n;                               // hits: 5
  }
  LINEPROF_PROFILE Object(const Object &other) // calls: 3
      : a(other.a),                            // hits: 3
        b(other.b) {                           // hits: 3
    ++alive;                                   // hits: 3
  }
  LINEPROF_PROFILE ~Object() { // calls: 13
    --alive;                   // hits: 13
  }

  int a, b;
  Member member;
};

class Derived : public Object {
public:
  using Object::Object;
};

int main() {
  int sum = 0;
  for (int i = 0; i < 5; ++i) {
    Object object;
    sum += object.b;
  }
  for (int i = 0; i < 3; ++i) {
    Object object(i);
    Object copy(object);
    sum += copy.a;
  }
  Derived one(7), two(8);
  sum += one.a + two.a;
  printf("%d %d %d\n", sum, alive, members);
}
