// RUN: %reliable %s
// Case: generated code, with #line
// Expect: Inputs/grammar.y
#include <stdio.h>

#include "Inputs/grammar.inc"

int main(void) {
  int sum = 0;
  for (int i = 0; i < 30; ++i)
    sum += reduce(i % 3, i);
  printf("%d\n", sum);
}
