// RUN: %check_hits %s
// The jump from a loop's end to what follows has the line of the body's closing
// brace, and nobody wrote it. Where a return leaves the scopes of the loop,
// control comes to that jump through what the optimising front end does then.
#include "lineprof/lineprof.h"

static int use(int *p) { return *p = 1; }

LINEPROF_PROFILE static int before_label(int n) { // calls: 10
  int s = 0;
  if (n == 7)                   // hits: 10
    goto out;                   // hits: 1
  for (int i = 0; i < n; i++) { // hits: 24
    int v;
    s += use(&v); // hits: 21
    if (s > 3)    // hits: 21
      return 4;   // hits: 6
    s++;          // hits: 15
  } // hits: 15, gcov: 18
out:
  return s; // hits: 4
}

LINEPROF_PROFILE static int in_loop(int n) { // calls: 10
  int s = 0;
  for (int k = 0; k < n; k++)     // hits: 13
    for (int i = 0; i < n; i++) { // hits: 29
      int v, w;
      if (use(&v) + use(&w) == i) // hits: 26
        return 3;                 // hits: 7
      s++;                        // hits: 19
    } // hits: 19, gcov: 22
  return s; // hits: 3
}

LINEPROF_PROFILE static int in_condition(int n) { // calls: 10
  int s = 0;
  if (n & 1)                      // hits: 10
    for (int i = 0; i < n; i++) { // hits: 18
      int v;
      s += use(&v); // hits: 16
      if (s > 6)    // hits: 16
        return 4;   // hits: 3
      s++;          // hits: 13
    } // hits: 13, gcov: 15
  else
    s = 2;  // hits: 5
  return s; // hits: 7
}

struct Object {
  int n;
  Object(int n);
  ~Object();
};
Object::Object(int n) : n(n) {}
Object::~Object() { n = 0; }

LINEPROF_PROFILE static int with_object(int n) { // calls: 10
  int s = 0;
  for (int k = 0; k < n; k++)     // hits: 31
    for (int i = 0; i < n; i++) { // hits: 133
      Object object(i);
      int v = i;
      if (use(&v) + object.n == 7) // hits: 112
        return 4;                  // hits: 3
      s++;                         // hits: 109
    } // hits: 112, gcov: 133
  return s; // hits: 7
}

int main() {
  int s = 0;
  for (int i = 0; i < 10; i++)
    s += before_label(i) + in_loop(i) + in_condition(i) + with_object(i);
  return s == 0;
}
