// RUN: %check_hits %s
// A scope's end where a destructor runs, and other ways out of the scope go past
// it. Where lifetimes end behind it, the optimising front end finds its way on
// only after them.
#include "lineprof/lineprof.h"
#include <cstdio>

struct Object {
  int n;
  Object(int n);
  ~Object();
};
Object::Object(int n) : n(n) {}
Object::~Object() { n = 0; }

LINEPROF_PROFILE static int continues(int m) { // calls: 9
  int r = 0;
  for (int i = 0; i < m; ++i) { // hits: 81
    int from = i % 7 == 0;      // hits: 72
    if (from) {                 // hits: 72
      if (r)                    // hits: 14
        continue;
      r = 1; // hits: 8
    }
    int fd = i % 5 ? i : -1; // hits: 66
    if (fd < 0) {            // hits: 66
      r = 2;                 // hits: 18
      continue;
    }
    const Object object(fd); // hits: 48
    if (object.n == 8) {     // hits: 48
      r += 4;                // hits: 4
      continue;
    }
    int c = r;  // hits: 44
    r += c & 3; // hits: 44
    if (c > 2)  // hits: 44
      r--;      // hits: 28
  } // hits: 48
  return r; // hits: 9
}

LINEPROF_PROFILE static int breaks(int m) { // calls: 9
  int r = 0;
  for (bool first = true;; first = false) { // hits: 51
    int h = m++;                            // hits: 51
    if (h == 2) {                           // hits: 51
      r = 1;                                // hits: 3
      break;
    }
    if (h > 11) { // hits: 48
      r = 3;      // hits: 6
      break;
    }
    int d = m;        // hits: 42
    Object object(d); // hits: 42
    int q = r + first;
    if (q == 7) // hits: 42
      r--;      // hits: 0
  } // hits: 42
  return r; // hits: 9
}

LINEPROF_PROFILE static int returns(int n) { // calls: 9
  int i = 0;                                 // hits: 9
  while (true) {
    int k = i++;      // hits: 50
    Object object(k); // hits: 50
    if (k > n)        // hits: 50
      return i;       // hits: 9
    if (k == 5) {     // hits: 41
      int z = k;      // hits: 4
      if (n == 7)     // hits: 4
        continue;
      i += z; // hits: 3
    } // hits: 3
  } // hits: 50
} // hits: 9

LINEPROF_PROFILE static int jumps(int m) { // calls: 9
  int r = 0;
  {
    int k = m;        // hits: 9
    Object object(k); // hits: 9
    if (k > 3)        // hits: 9
      goto out;
    r++; // hits: 4
  }
  r += 2; // hits: 4
out:
  return r; // hits: 9
}

int main() {
  int s = 0;
  for (int i = 0; i < 9; ++i)
    s += continues(i * 2) + breaks(i) + returns(i) + jumps(i);
  std::printf("%d\n", s);
}
