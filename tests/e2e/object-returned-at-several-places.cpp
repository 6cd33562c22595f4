// RUN: %check_hits %s
// A variable that is returned lies where the caller wants it, and a flag says
// whether its destructor is due at the end of its scope. Where several returns
// do so, the function's end is where all of them meet.
#include "lineprof/lineprof.h"

struct Result {
  int code;
  explicit Result(int code) : code(code) {}
  Result(const Result &other) : code(other.code) {}
  ~Result() { ++destroyed; }
  bool failed() const { return code > 5; }
  static int destroyed;
};
int Result::destroyed = 0;

static int calls = 0;
static Result next() { return Result(calls++); }

LINEPROF_PROFILE static Result twoScopes(int n) { // calls: 3
  auto *left = new int(n);                        // hits: 3
  for (;;) {                                      // hits: 5
    {
      auto result = next(); // hits: 5
      if (result.failed())  // hits: 5
        return result;      // hits: 1
    } // hits: 5
    if (--*left < 0) // hits: 4
      break;         // hits: 2
  }
  {
    auto result = next(); // hits: 2
    if (result.failed())  // hits: 2
      return result;      // hits: 0
  } // hits: 2
  delete left;      // hits: 2
  return Result(0); // hits: 2
} // hits: 3

LINEPROF_PROFILE static Result loop(int n) { // calls: 4
  for (int i = 0; i < n; ++i) {              // hits: 9
    int k = i * 3;                           // hits: 6
    Result result(k);                        // hits: 6
    if (result.failed())                     // hits: 6
      return result;                         // hits: 1
  } // hits: 6, gcov: 11
  int last = n;        // hits: 3
  return Result(last); // hits: 3
} // hits: 4

LINEPROF_PROFILE static Result onlyOne(int n) { // calls: 4
  int k = n;                                    // hits: 4
  {
    Result result(k); // hits: 4
    ++result.code;    // hits: 4
    return result;    // hits: 4
  } // hits: 4
} // hits: 4

LINEPROF_PROFILE static Result inEndlessLoop(int n) { // calls: 4
  for (;;) {
    int k = n++;         // hits: 22
    Result result(k);    // hits: 22
    if (result.failed()) // hits: 22
      return result;     // hits: 4
  } // hits: 22
} // hits: 4

LINEPROF_PROFILE static Result beneathAnotherReturn(int n) { // calls: 4
  if (n == 0)                                                // hits: 4
    return Result(7);                                        // hits: 1
  int k = n;                                                 // hits: 3
  Result result(k);                                          // hits: 3
  ++result.code;                                             // hits: 3
  return result;                                             // hits: 3
} // hits: 4, gcov: 7

int main() {
  twoScopes(1);
  twoScopes(1);
  twoScopes(10);
  for (int i = 0; i < 4; ++i) {
    loop(i == 3 ? 10 : i);
    onlyOne(i);
    inEndlessLoop(i);
    beneathAnotherReturn(i);
  }
  return Result::destroyed == 0;
}
