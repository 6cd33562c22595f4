// RUN: %check_hits %s
// Lifetimes that end on the way of an exception take the optimising front end
// landing pads and jumps of their own, which are nobody's lines.
#include "lineprof/lineprof.h"
#include <cstdio>

static int data[] = {1, 2, 3, 4, 5, 6, 7, 8};
struct It {
  int *p;
  bool more;
  It &operator++();
  int &operator*() { return *p; }
  bool operator!=(const It &) const { return more; }
};
It &It::operator++() {
  if (*p == 2)
    throw 5;
  ++p;
  more = p < data + 3;
  return *this;
}
struct Range {
  It b, e;
  It begin() { return b; }
  It end() { return e; }
  ~Range();
};
Range::~Range() {}

LINEPROF_PROFILE static int loop(int n) {
  int s = 0;
  for (int i = 0; i < n; i++) { // hits: 6
    try {
      for (int &w : Range{{data + i, true}, {}}) // hits: 9
        s += w; // hits: 6
    } catch (int) {
      s += 5; // hits: 2
    }
  }
  return s; // hits: 1
}

struct Object {
  int n;
  Object(int n) : n(n) {}
  ~Object();
};
Object::~Object() { n = 0; }
static void may(int n) {
  if (n > 3)
    throw n;
}

LINEPROF_PROFILE static int over(int n) {
  int r = 0;
  {
    Object o(n); // hits: 6
    may(n); // hits: 6
    if (n % 2) // hits: 4
      goto done;
    r++; // hits: 2
  }
  r++; // hits: 2
done:
  return r; // hits: 4
}

int main() {
  int s = loop(5);
  for (int i = 0; i < 6; ++i)
    try {
      s += over(i);
    } catch (int) {
      s += 100;
    }
  std::printf("%d\n", s);
}
