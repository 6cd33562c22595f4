// RUN: %check_hits %s
// Early returns meet the function's end, some of them behind a destructor, some
// not. The optimising front end has ends of lifetimes where they meet.
#include "lineprof/lineprof.h"

struct Object {
  int n;
  Object(int n);
  ~Object();
};
static int sink;
Object::Object(int n) : n(n) {}
Object::~Object() { sink += n; }

LINEPROF_PROFILE static void one(int n) { // calls: 6
  int k = n;                              // hits: 6
  if (n == 0)                             // hits: 6
    return;                               // hits: 1
  Object object(k);                       // hits: 5
  if (n == 1)                             // hits: 5
    return;                               // hits: 1
  ++sink;                                 // hits: 4
} // hits: 6

LINEPROF_PROFILE static void inScope(int n) { // calls: 6
  int k = n;                                  // hits: 6
  if (n == 0)                                 // hits: 6
    return;                                   // hits: 1
  Object object(k);                           // hits: 5
  if (n == 1)                                 // hits: 5
    return;                                   // hits: 1
  {
    int z = k;       // hits: 4
    Object inner(z); // hits: 4
    if (n == 2)      // hits: 4
      return;        // hits: 1
  } // hits: 4
  ++sink; // hits: 3
} // hits: 6

int main() {
  for (int i = 0; i < 6; ++i) {
    one(i);
    inScope(i);
  }
  return sink == 0;
}
