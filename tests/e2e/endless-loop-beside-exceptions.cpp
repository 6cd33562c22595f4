// RUN: %check_hits %s
// A while (1) that no cleanup is waiting around, in functions with cleanups.
#include "lineprof/lineprof.h"
#include <cstdio>

static volatile int sink;
static int fuel;
struct Object {
  int v;
  Object(int v) : v(v) { fuel--; }
  ~Object() { sink = sink + v; }
};
static int may(int x) {
  if ((x & 15) == 7)
    throw x;
  return x + 1;
}

LINEPROF_PROFILE static int withoutCalls(int x) {
  int r = 0;
  while (1) { // hits: 840
    if (--fuel < 0) // hits: 840
      break;
  }
  int v = x + 9;
  {
    Object o(x); // hits: 40
    r += may(v); // hits: 40
  }
  return r + x; // hits: 38
}

LINEPROF_PROFILE static int withItsOwn(int x) {
  int r = 0;
  while (1) { // hits: 110
    Object o(x); // hits: 110
    r += may(x++); // hits: 110
    int v = x;
    if (v % 5 == 0) // hits: 98
      break;
  }
  return r; // hits: 28
}

int main() {
  unsigned s = 0;
  for (int i = 0; i < 40; ++i) {
    fuel = 20;
    try {
      s = s * 31 + withoutCalls(i);
    } catch (...) {
      s++;
    }
    try {
      s = s * 31 + withItsOwn(i);
    } catch (...) {
      s++;
    }
  }
  std::printf("%u\n", s);
}
