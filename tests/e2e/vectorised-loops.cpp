// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <cstdio>
#include <vector>

LINEPROF_PROFILE static void saxpy(float a, const float *x, float *y, int n) { // calls: 12
  for (int i = 0; i < n; ++i)                                                  // hits: 6018
    y[i] = a * x[i] + y[i];                                                    // hits: 6006
}

LINEPROF_PROFILE static int countAbove(const float *x, int n, float limit) { // calls: 12
  int count = 0;                                                             // hits: 12
  for (int i = 0; i < n; ++i)                                                // hits: 6018
    if (x[i] > limit)                                                        // hits: 6006, gcov: 11306
      ++count;                                                               // hits: 5300
  return count;                                                              // hits: 12
}

int main() {
  std::vector<float> x(1003), y(1003, 1.0f);
  for (int i = 0; i < 1003; ++i)
    x[i] = float(i % 10);
  int count = 0;
  for (int n = 0; n < 1003; n += 91) {
    saxpy(2, x.data(), y.data(), n);
    count += countAbove(y.data(), n, 3);
  }
  printf("%d\n", count);
}
