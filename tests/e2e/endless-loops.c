// RUN: %check_hits %s
// At -O0 clang drops the header of while (1), and keeps that of a loop that begins
// with another one.
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE static int onOneLine(int n) {
  int have = 0, sum = 0;
  for (int i = 0; i < n; i++) { // hits: 11
    while (1) { if (have > 1) { int t = have; sum += t; have = 0; break; } have++; } // hits: 30
    sum++; // hits: 10
  }
  return sum; // hits: 1
}

LINEPROF_PROFILE static int withoutVariables(int n) {
  int have = 0, sum = 0;
  for (int i = 0; i < n; i++) { // hits: 11
    while (1) { if (have > 1) { have = 0; break; } have++; } // hits: 30
    sum++; // hits: 10
  }
  return sum; // hits: 1
}

LINEPROF_PROFILE static int inADoLoop(int x) {
  int r = 0;
  do { // hits: 20
    while (1) { // hits: 50
      if ((x++ & 3) == 1) // hits: 50
        break;
      r++; // hits: 30
    }
    int v = x;
    r += v; // hits: 20
  } while (x++ & 1); // hits: 20
  return r; // hits: 20
}

LINEPROF_PROFILE static const char *inAnotherOne(const char *p) {
  int c;
  for (;;) { // hits: 6
    for (;;) { // hits: 15
      c = *p; // hits: 15
      if (c == '\n' || c == '*' || c == 0) // hits: 15
        break;
      p++; // hits: 9
    }
    if (c == 0) // hits: 6
      break;
    p++; // hits: 5
  }
  return p; // hits: 1
}

int main(void) {
  const char *text = "abc\nde*fg*\n\nxx";
  int sum = onOneLine(10) + withoutVariables(10);
  for (int i = 0; i < 20; i++)
    sum += inADoLoop(i);
  printf("%d %d\n", sum, (int)(inAnotherOne(text) - text));
  return 0;
}
