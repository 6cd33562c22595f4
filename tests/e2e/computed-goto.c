// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE int interpret(const unsigned char *code) { // calls: 1
  static const void *const labels[] = {&&push, &&add, &&loop, &&halt};
  int stack = 0, rounds = 20;     // hits: 1
  const unsigned char *pc = code; // hits: 1
  goto *labels[*pc++];            // hits: 1
push:
  stack += 5;          // hits: 20
  goto *labels[*pc++]; // hits: 20
add:
  stack += 1;          // hits: 40
  goto *labels[*pc++]; // hits: 40
loop:
  if (--rounds)        // hits: 20
    pc = code;         // hits: 19
  goto *labels[*pc++]; // hits: 20
halt:
  return stack; // hits: 1
}

int main(void) {
  static const unsigned char code[] = {0, 1, 1, 2, 3};
  printf("%d\n", interpret(code));
}
