// A loop that the compiler vectorises.
#include "lineprof/lineprof.h"
#include <cstdio>
#include <vector>

LINEPROF_PROFILE
void saxpy(float a, const float *__restrict x, float *__restrict y, int n) {
  for (int i = 0; i < n; ++i)
    y[i] = a * x[i] + y[i];
}

int main() {
  const int n = 4096;
  std::vector<float> x(n), y(n);
  for (int i = 0; i < n; ++i)
    x[i] = i % 10;
  for (int round = 0; round < 4000000; ++round)
    saxpy(round & 1 ? -0.5f : 0.5f, x.data(), y.data(), n);
  double sum = 0;
  for (float value : y)
    sum += value;
  printf("%.0f\n", sum);
}
