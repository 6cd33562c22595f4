// RUN: %check_hits %s %S/Inputs/shared-header-other.cpp --expect=%S/Inputs/shared-header.h --cflags="-ffunction-sections -fdata-sections" --ldflags=-Wl,--gc-sections
#include "Inputs/shared-header.h"
#include <cstdio>

LINEPROF_PROFILE int neverUsed(int n) { return n * 2; }

int main() {
  Accumulator<int> total;
  for (int i = 0; i < 20; ++i)
    total.add(inlineStep(i) + staticStep(3));
  printf("%d\n", total.sum + other(30));
}
