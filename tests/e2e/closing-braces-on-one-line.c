// RUN: %check_hits %s
// Control comes to each closing brace of a line, also if all that is there are
// jumps. Where the outer loop has none, the inner one's isn't come to again.
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE static int braces(int n, int early) { // calls: 2
  int sum = 0;                                         // hits: 2
  // clang-format off
  for (int i = 0; i < n; ++i) {   // hits: 112
    for (int j = 0; j < 3; ++j) { // hits: 140
      sum += j;                   // hits: 130
      if (early)                  // hits: 130
        break;                    // hits: 100
  } }                             // hits: 140
  for (int i = 0; i < n; ++i) {   // hits: 112
    for (int j = 0; j < 3; ++j) { // hits: 440
      sum += j;                   // hits: 330
  } }                             // hits: 440
  for (int i = 0; i < n; ++i) {   // hits: 112
    for (int j = 0; j < 3; ++j) { // hits: 440
      if (early) {                // hits: 330
        sum += j;                 // hits: 300
  } } }                           // hits: 440
  for (int i = 0; i < n; ++i) {   // hits: 112
    for (int j = 0; j < 3; ++j) { // hits: 440
      int twice = j * 2;          // hits: 330
      printf("%d", twice);        // hits: 330
  } }                             // hits: 440
  for (int i = 0; i < n; ++i)     // hits: 112
    for (int j = 0; j < 3; ++j) { // hits: 140
      sum += j;                   // hits: 130
      if (early)                  // hits: 130
        break;                    // hits: 100
    }                             // hits: 30, gcov: 140
  // clang-format on
  return sum; // hits: 2
}

int main(void) { printf("%d\n", braces(10, 0) + braces(100, 1)); }
