// RUN: %check_hits %s
// Where a label follows, control goes from the loop's end to it by a jump that has
// the place of the closing brace, where scopes end in each turn as well.
#include "lineprof/lineprof.h"

struct Object {
  int n;
  Object(int n);
  ~Object();
};
static int sink;
Object::Object(int n) : n(n) {}
Object::~Object() { sink += n; }

LINEPROF_PROFILE static int destroys(int n) { // calls: 8
  int r = 0;                                  // hits: 8
  int numbers[] = {0, 1, 2, 3};               // hits: 8
  for (int &number : numbers) {               // hits: 34
    int k = number;                           // hits: 29
    if (k == 2) {                             // hits: 29
      Object object(2);                       // hits: 8
      if (n > 4)                              // hits: 8
        goto out;                             // hits: 3
      --r;                                    // hits: 5
    } // hits: 8
  } // hits: 5
out:
  ++sink;   // hits: 8
  return r; // hits: 8
}

LINEPROF_PROFILE static int plain(int n) { // calls: 8
  int r = 0;                               // hits: 8
  for (int i = 0; i < 4; ++i) {            // hits: 34
    int k = i;                             // hits: 29
    if (k == 2) {                          // hits: 29
      int z = k;                           // hits: 8
      if (n > 4)                           // hits: 8
        goto out;
      r -= z; // hits: 5
    } // hits: 5
  } // hits: 26, gcov: 31
out:
  ++sink;   // hits: 8
  return r; // hits: 8
}

int main() {
  for (int i = 0; i < 8; ++i)
    sink += destroys(i) + plain(i);
  return sink == 0;
}
