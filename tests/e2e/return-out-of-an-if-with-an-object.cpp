// RUN: %check_hits %s
// The object of an if is destroyed on the if's line, before the function returns.
#include "lineprof/lineprof.h"
#include <cstdio>
#include <cstdlib>

struct Pair {
  int *first;
};

static int alive;

struct Maybe {
  Pair pair;
  explicit Maybe(int *p) : pair{p} { ++alive; }
  ~Maybe() { --alive; }
  explicit operator bool() const { return pair.first; }
};

LINEPROF_PROFILE static Pair unwrap(int *p) { // calls: 5
  if (Maybe maybe{p}) // hits: 5
    return maybe.pair; // hits: 5
  else
    abort(); // hits: 0
} // hits: 5

LINEPROF_PROFILE static Pair unwrapOrExit(int *p) { // calls: 5
  if (Maybe maybe{p}; maybe.pair.first) { // hits: 5
    return maybe.pair; // hits: 5
  } else {
    puts("none"); // hits: 0
    exit(1); // hits: 0
  }
} // hits: 5

LINEPROF_PROFILE static Pair temporary(int *p) { // calls: 5
  int n = 1; // hits: 5
  return Maybe(p + n - 1).pair; // hits: 5
}

LINEPROF_PROFILE static int *pointer(int *p) { // calls: 5
  if (Maybe maybe{p}) // hits: 5
    return maybe.pair.first; // hits: 5, gcov: 10
  else
    abort(); // hits: 0
}

int main() {
  int sum = 0;
  for (int i = 0; i < 5; ++i)
    sum += *unwrap(&i).first + *unwrapOrExit(&i).first + *temporary(&i).first + *pointer(&i);
  printf("%d %d\n", sum, alive);
}
