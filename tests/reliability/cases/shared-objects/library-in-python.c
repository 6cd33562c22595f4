// RUN: %reliable %s
// Case: a library alone, in a Python process
// Flags: -fPIC
// Link: -shared
// Run: python3 %S/Inputs/call.py ./program
#include "lineprof/lineprof.h"
#include <pthread.h>

LINEPROF_PROFILE int add(int a, int b) { // calls: 1096
  if (a % 2)                             // hits: 1096
    return a + b;                        // hits: 548
  return b;                              // hits: 548
}

typedef int Callback(int);

LINEPROF_PROFILE int sum(Callback *callback, int n) { // calls: 1
  int result = 0;                                     // hits: 1
  for (int i = 0; i < n; ++i)                         // hits: 101
    result += callback(i);                            // hits: 100
  return result;                                      // hits: 1
}
