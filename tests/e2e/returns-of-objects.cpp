// RUN: %check_hits %s
// An object is returned with code at the function's end, which optimising clang
// has behind the ends of lifetimes. That is nobody's statement, also where the
// return is what branches lead to, and where the object takes more than a load.
#include "lineprof/lineprof.h"
#include <cassert>
#include <cstdio>
#include <string>

struct Pair {
  long a;
  const char *b;
};

struct Large {
  long a, b, c;
};

struct Iterator {
  const char *at;
};

struct Three {
  int a, b, c;
};

struct Nothing {
  Nothing(int) {}
};

struct Counted {
  int value;
  Counted(int value) : value(value) {}
  ~Counted() { ++destroyed; }
  static int destroyed;
};
int Counted::destroyed = 0;

static void touch(int &x) { ++x; }

LINEPROF_PROFILE static Pair afterIf(int n) { // calls: 9
  int k = n;                                  // hits: 9
  if (k > 3)                                  // hits: 9
    touch(k);                                 // hits: 5
  return {k, "x"};                            // hits: 9
} // hits: none

LINEPROF_PROFILE static Large large(int n) { // calls: 9
  int k = n;                                 // hits: 9
  if (k > 3)                                 // hits: 9
    touch(k);                                // hits: 5
  return Large{k, 1, 2};                     // hits: 9
} // hits: none

LINEPROF_PROFILE static Pair afterAssert(int n) { // calls: 9
  int k = n;                                      // hits: 9
  touch(k);                                       // hits: 9
  assert(k > 0);                                  // hits: 9
  return {k, "x"};                                // hits: 9
} // hits: none

LINEPROF_PROFILE static Pair afterScope(int n) { // calls: 9
  int k = n;                                     // hits: 9
  {
    int j = n;  // hits: 9
    if (j > 3)  // hits: 9
      touch(j); // hits: 5
    k += j;     // hits: 9
  }
  return {k, "x"}; // hits: 9
} // hits: none

LINEPROF_PROFILE static Pair afterScopeOfBranches(int n) { // calls: 9
  int k = n;                                               // hits: 9
  {
    int j = n;  // hits: 9
    if (j > 3)  // hits: 9
      touch(j); // hits: 5
  }
  return {k, "x"}; // hits: 9
} // hits: none

LINEPROF_PROFILE static Pair twoReturns(int n) { // calls: 9
  int k = n;                                     // hits: 9
  if (k > 3) {                                   // hits: 9
    int j = k;                                   // hits: 5
    touch(j);                                    // hits: 5
    return {j, "y"};                             // hits: 5
  }
  if (k > 2)       // hits: 4
    touch(k);      // hits: 1
  return {k, "x"}; // hits: 4
} // hits: 9

LINEPROF_PROFILE static Iterator iterator(const char *text) { // calls: 9
  int k = 1;                                                  // hits: 9
  return {text + k};                                          // hits: 9
} // hits: none

LINEPROF_PROFILE static Three three(int n) { // calls: 9
  int k = n;                                 // hits: 9
  return {k, 2, 3};                          // hits: 9
} // hits: none

LINEPROF_PROFILE static Iterator find(const char *text) { // calls: 9
  while (true) {
    const char *next = text + 1; // hits: 27
    if (*next == 'c')            // hits: 27
      return {next};             // hits: 9
    text = next;                 // hits: 18
  }
} // hits: none

LINEPROF_PROFILE static Iterator twoIterators(const char *text) { // calls: 9
  const char *next = text + 1;                                    // hits: 9
  if (*next == 'c')                                               // hits: 9
    return {next};                                                // hits: 0
  return {text};                                                  // hits: 9
} // hits: 9

LINEPROF_PROFILE static Iterator destroys(Counted n, const char *text) { // calls: 9
  int k = n.value % 2;                                                   // hits: 9
  Counted copy(k);                                                       // hits: 9
  return {text + copy.value};                                            // hits: 9
} // hits: 9

LINEPROF_PROFILE static Iterator inScope(const char *text) { // calls: 9
  {
    int k = 1;         // hits: 9
    return {text + k}; // hits: 9
  } // hits: none
} // hits: none

LINEPROF_PROFILE static Iterator destroysInScope(const char *text) { // calls: 9
  {
    Counted k(1);            // hits: 9
    return {text + k.value}; // hits: 9
  } // hits: 9
} // hits: 9

LINEPROF_PROFILE static Iterator inEndlessLoop(const char *text) { // calls: 9
  while (true) {
    if (*text == 'b') {  // hits: 18
      int k = 1;         // hits: 9
      return {text + k}; // hits: 9
    }
    ++text; // hits: 9
  }
} // hits: none

LINEPROF_PROFILE static Large afterElse(int n) { // calls: 9
  Large result{n, 1, 2};                         // hits: 9
  int k = n;                                     // hits: 9
  if (k > 3) {                                   // hits: 9
    touch(k);                                    // hits: 5
  } else {                                       // hits: 5
    int other = k;                               // hits: 4
    touch(other);                                // hits: 4
    k += other;                                  // hits: 4
  }
  result.c = k;   // hits: 9
  if (k > 5)      // hits: 9
    result.a = 1; // hits: 5
  else
    result.a = 2; // hits: 4
  return result;
} // hits: none

LINEPROF_PROFILE static Large afterBreaks(int n) { // calls: 9
  int k = 0;                                       // hits: 9
  for (;;) {                                       // hits: 42
    if (k == n)                                    // hits: 42
      break;
    int next = k + 1; // hits: 35
    if (next == 7)    // hits: 35
      break;
    k = next; // hits: 33
  }
  return Large{k, 1, 2}; // hits: 9
} // hits: none

LINEPROF_PROFILE static Large behindDestructor(int n) { // calls: 9
  int k = n;                                            // hits: 9
  {
    Counted copy(k);                // hits: 9
    return Large{copy.value, 1, 2}; // hits: 9
  } // hits: 9
} // hits: 9

LINEPROF_PROFILE static Large twoBehindDestructor(int n) { // calls: 9
  int k = n;                                               // hits: 9
  {
    Counted copy(k);                  // hits: 9
    if (k > 3)                        // hits: 9
      return Large{copy.value, 3, 4}; // hits: 5
    return Large{copy.value, 1, 2};   // hits: 4
  } // hits: 9
} // hits: 9

LINEPROF_PROFILE static Nothing nothing(int n) { // calls: 9
  int k = n;                                     // hits: 9
  return Nothing(k);                             // hits: 9
} // hits: none

LINEPROF_PROFILE static Nothing twoNothings(int n) { // calls: 9
  int k = n;                                         // hits: 9
  if (k > 3)                                         // hits: 9
    return Nothing(k);                               // hits: 5
  return Nothing(0);                                 // hits: 4
} // hits: 9

using Named = void;
LINEPROF_PROFILE static Named voidByAnotherName(int n) { // calls: 9
  int k = n;                                             // hits: 9
  touch(k);                                              // hits: 9
} // hits: 9

LINEPROF_PROFILE static std::string temporary(const char *text) { // calls: 9
  int k = 1;                                                      // hits: 9
  return std::string(text + k);                                   // hits: 9
} // hits: 0

LINEPROF_PROFILE static std::string either(const std::string &s) { // calls: 9
  size_t i = s.find('.');                                          // hits: 9
  return i != s.npos ? s.substr(0, i) : s;                         // hits: 9
} // hits: none

LINEPROF_PROFILE static std::string inTwoScopes(const std::string &s) { // calls: 9
  size_t i = s.find('.');                                               // hits: 9
  if (i == s.npos) {                                                    // hits: 9
    std::string copy = s;                                               // hits: 4
    return copy + "x";                                                  // hits: 4
  }
  {
    size_t j = i;                            // hits: 5
    return j > 2 ? s.substr(0, j) : s + "y"; // hits: 5
  }
} // hits: 9

int main() {
  long sum = 0;
  for (int i = 0; i < 9; ++i) {
    nothing(i);
    twoNothings(i);
    voidByAnotherName(i);
    std::string text = i % 2 ? "abcd" : "abc.d";
    sum += afterIf(i).a + large(i).a + afterAssert(i).a + afterScope(i).a +
           afterScopeOfBranches(i).a + twoReturns(i).a + *iterator("abc").at + three(i).b +
           *find("abxc").at + *twoIterators("abc").at + *destroys(i, "abc").at +
           *inScope("abc").at + *destroysInScope("abc").at + *inEndlessLoop("abc").at +
           either(text).size() + afterBreaks(i).a + afterElse(i).a + twoBehindDestructor(i).a +
           behindDestructor(i).a + temporary("abc").size() + inTwoScopes(text).size();
  }
  std::printf("%ld %d\n", sum, Counted::destroyed);
}
