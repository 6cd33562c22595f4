// RUN: %reliable %s
// Case: alloca in a loop, around tagged calls
#include "lineprof/lineprof.h"
#include <alloca.h>
#include <stdio.h>
#include <string.h>

LINEPROF_PROFILE __attribute__((noinline)) static int
length(const char *text) {  // calls: 1000
  return (int)strlen(text); // hits: 1000
}

LINEPROF_PROFILE static int grow(int n) {    // calls: 1
  int sum = 0;                               // hits: 1
  for (int i = 0; i < n; ++i) {              // hits: 1001
    char *text = alloca((size_t)i % 50 + 1); // hits: 1000
    memset(text, 'x', (size_t)i % 50);       // hits: 1000
    text[i % 50] = 0;                        // hits: 1000
    sum += length(text);                     // hits: 1000
  }
  return sum; // hits: 1
}

int main(void) { printf("%d\n", grow(1000)); }
