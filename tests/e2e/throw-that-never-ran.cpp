// RUN: %check_hits %s
// Oracle: none, gcov has the throws of others there.
// An exception goes on out of a function in code that all of its cleanups share,
// and that has the place of one of them.
#include "lineprof/lineprof.h"
#include <stdexcept>
#include <string>

struct Guard {
  Guard(int n) : n(n) {}
  ~Guard() {}
  int n;
};
struct Unused {
  explicit Unused(const Guard &) {}
};

__attribute__((noinline)) static int mayThrow(int n) {
  if (n % 4 == 0)
    throw n;
  return n;
}

LINEPROF_PROFILE static int parse(int n) {                   // calls: 10
  if (n < 0)                                                 // hits: 10
    throw std::range_error("negative " + std::to_string(n)); // hits: 0
  int t = n;                                                 // hits: 10
  if (t % 2)                                                 // hits: 10
    throw std::runtime_error("odd " + std::to_string(n));    // hits: 5
  return t;                                                  // hits: 5
}

LINEPROF_PROFILE static int evaluate(int n) { // calls: 10
  if (n == 100)                               // hits: 10
    return Guard(n).n + mayThrow(n);          // hits: 0
  try {
    n += mayThrow(n); // hits: 10
  } catch (const char *) {
    n = 0; // hits: 0
  }
  return n; // hits: 7
}

LINEPROF_PROFILE static int check(int n) { // calls: 10
  if (n == 100)                            // hits: 10
    throw Unused(Guard(n));                // hits: 0
  int t = n;                               // hits: 10
  if (mayThrow(n) % 2)                     // hits: 10
    return t;                              // hits: 5
  throw Unused(Guard(mayThrow(t)));        // hits: 2
}

int main() {
  int sum = 0;
  for (int i = 0; i < 10; ++i)
    for (auto *f : {parse, evaluate, check})
      try {
        sum += f(i);
      } catch (int) {
        sum += 100;
      } catch (const std::exception &) {
        sum += 1000;
      } catch (const Unused &) {
        sum += 10000;
      }
  return sum == 0;
}
