// RUN: %check_hits %s %S/Inputs/c99-inline-other.c --expect=%S/Inputs/c99-inline.h
// The definition that other files may inline, and the one that is emitted.
#include "Inputs/c99-inline.h"
#include <stdio.h>

int main(void) {
  int sum = 0;
  for (int i = 0; i < 10; ++i)
    sum += half(i) + other(i);
  printf("%d\n", sum);
}
