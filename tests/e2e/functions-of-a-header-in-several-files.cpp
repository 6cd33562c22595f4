// RUN: %check_hits %s %S/Inputs/shared-header-other.cpp --expect=%S/Inputs/shared-header.h
// An inline function exists once, however many files use it; static functions
// exist once for each file, and add up.
#include "Inputs/shared-header.h"
#include <cstdio>

LINEPROF_PROFILE int main() {                 // calls: 1
  Accumulator<int> total;                     // hits: 1
  for (int i = 0; i < 20; ++i)                // hits: 21
    total.add(inlineStep(i) + staticStep(3)); // hits: 20
  printf("%d\n", total.sum + other(30));      // hits: 1
}
