// Three nested loops.
#include "lineprof/lineprof.h"
#include <cstdio>
#include <vector>

LINEPROF_PROFILE
void multiply(const double *a, const double *b, double *c, int n) {
  for (int i = 0; i < n; ++i)
    for (int k = 0; k < n; ++k) {
      double factor = a[i * n + k];
      if (factor == 0)
        continue;
      for (int j = 0; j < n; ++j)
        c[i * n + j] += factor * b[k * n + j];
    }
}

int main() {
  const int n = 300;
  std::vector<double> a(n * n), b(n * n), c(n * n);
  for (int i = 0; i < n * n; ++i) {
    a[i] = i % 5;
    b[i] = i % 7;
  }
  for (int round = 0; round < 360; ++round)
    multiply(a.data(), b.data(), c.data(), n);
  printf("%.0f\n", c[n * n / 2]);
}
