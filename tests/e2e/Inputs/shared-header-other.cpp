#include "shared-header.h"

int other(int n) {
  Accumulator<int> total;
  for (int i = 0; i < n; ++i)
    total.add(inlineStep(i) + staticStep(2));
  return total.sum;
}
