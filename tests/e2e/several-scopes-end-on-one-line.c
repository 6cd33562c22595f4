// RUN: %check_hits %s
// Where lifetimes end between a statement and the ends of scopes that stand behind
// it, the optimising front end comes to the line in several blocks.
// clang-format off
#include "lineprof/lineprof.h"

static int use(int *p) { return *p = 1; }
static int s;

LINEPROF_PROFILE static void one_scope(int n) { // calls: 10
  do {
    int t = 0;     // hits: 10
    if (n & 1) {   // hits: 10
      use(&t);     // hits: 5
      if (n == 3)  // hits: 5
        break;     // hits: 1
    } // hits: 4
    s++;                              // hits: 9
    if (t) { s += 2; } } while (0);   // hits: 9
}

LINEPROF_PROFILE static void two_scopes(int n) { // calls: 10
  do {
    int t = 0;                        // hits: 10
    if (n & 1) {                      // hits: 10
      use(&t);                        // hits: 5
      if (n == 3)                     // hits: 5
        break;                        // hits: 1
    } // hits: 4
    {
      int u = t;                      // hits: 9
      if (use(&u) == n)               // hits: 9
        break;                        // hits: 1
      if (t) { s += 2; } } } while (0); // hits: 8
}

LINEPROF_PROFILE static int in_a_loop(int n) { // calls: 10
  for (int i = 0; i < n; i++) { // hits: 43
    int t = 0;                  // hits: 36
    if (n & 1) {                // hits: 36
      use(&t);                  // hits: 16
      if (i == 3)               // hits: 16
        return 3;               // hits: 3
    } // hits: 13
    {
      int u = t;            // hits: 33
      if (use(&u) == i)     // hits: 33
        continue;           // hits: 8
      if (t) { s += 2; } } } // hits: 25
  return 2; // hits: 7
}

int main(void) {
  for (int i = 0; i < 10; i++) {
    one_scope(i);
    two_scopes(i);
    s += in_a_loop(i);
  }
  return s == 0;
}
