// RUN: %check_hits %s
// From the inner loop's end a jump that nobody wrote goes on in the outer one, with
// the place of the last statement, which leaves the loop here. gcov counts it.
#include "lineprof/lineprof.h"
#include <cstdio>

struct Object {
  int n;
  Object(int n) : n(n) {}
  ~Object() { n = 0; }
};

LINEPROF_PROFILE static bool returns(int n) { // calls: 20
  for (int r = 0; r < 3; ++r)                 // hits: 62
    for (int c = 0; c < 3; ++c)               // hits: 186
      if (3 * r + c == n - 1)                 // hits: 144
        return false;                         // hits: 9, gcov: 51
  return true;                                // hits: 11
}

LINEPROF_PROFILE static void returnsNothing(int n) { // calls: 20
  for (int r = 0; r < 3; ++r)                        // hits: 62
    for (int c = 0; c < 3; ++c)                      // hits: 186
      if (3 * r + c == n - 1)                        // hits: 144
        return;                                      // hits: 9, gcov: 51
  if (n == 0)                                        // hits: 11
    printf("nothing\n");                             // hits: 1
}

LINEPROF_PROFILE static Object returnsAnObject(int n) { // calls: 20
  Object all = n;                                       // hits: 20
  for (int r = 0; r < 3; ++r)                           // hits: 62
    for (int c = 0; c < 3; ++c)                         // hits: 186
      if (3 * r + c == n - 1)                           // hits: 144
        return Object(r);                               // hits: 9, gcov: 51
  return all.n;                                         // hits: 11
} // hits: 20

LINEPROF_PROFILE static int jumps(int n) { // calls: 20
  int r = 0, c;                            // hits: 20
  while (r++ < 3)                          // hits: 62
    for (c = 0; c < 3; ++c)                // hits: 186
      if (3 * r + c == n + 2)              // hits: 144
        goto out;                          // hits: 9, gcov: 51
  r = 0;                                   // hits: 11
out:
  return r; // hits: 20
}

LINEPROF_PROFILE static void throws(int n) { // calls: 20
  for (int r = 0; r < 3; ++r)                // hits: 62
    for (int c = 0; c < 3; ++c)              // hits: 186
      if (3 * r + c == n - 1)                // hits: 144
        throw n;                             // hits: 9
}

int main() {
  int sum = 0;
  for (int n = 0; n < 20; ++n) {
    sum += returns(n) + returnsAnObject(n).n + jumps(n);
    returnsNothing(n);
    try {
      throws(n);
    } catch (int) {
      ++sum;
    }
  }
  printf("%d\n", sum);
}
