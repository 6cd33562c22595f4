// RUN: %check_hits %s
// The end of an if's scope is on its line, as are the destructor and the condition.
#include "lineprof/lineprof.h"
#include <cstdio>

static int gone, rest;
struct Guard {
  int value;
  Guard(int v) : value(v) {}
  ~Guard() { ++gone; }
  operator bool() const { return value & 1; }
};
static int get(int i) { return i; }

LINEPROF_PROFILE static void once() { // calls: 1
  for (int i = 0; i < 10; ++i) {      // hits: 11
    if (Guard g = i) {                // hits: 15
      int same = get(i);              // hits: 5
      if (same == 5) {                // hits: 5
        ++rest;                       // hits: 1
        continue;                     // hits: 1
      }
    }       // hits: 4
    ++rest; // hits: 9
  }         // hits: 9
} // hits: 1

LINEPROF_PROFILE static void onOneLine(int i) { // calls: 10
  if (Guard g = i) { if (i == 5) { ++rest; return; } } // hits: 10
  ++rest; // hits: 9
} // hits: 10

LINEPROF_PROFILE static void withoutBraces() { // calls: 1
  for (int i = 0; i < 10; ++i)                 // hits: 6
    if (Guard g = i; g.value & 1)              // hits: 9
      if (int same = get(i))                   // hits: 3, gcov: 5
        if (same == 5)                         // hits: 3
          break;                               // hits: 1
} // hits: 1

int main() {
  once();
  for (int i = 0; i < 10; ++i)
    onOneLine(i);
  withoutBraces();
  printf("%d %d\n", gone, rest);
}
