// A reduction that stays scalar.
#include "lineprof/lineprof.h"
#include <cstdio>
#include <vector>

LINEPROF_PROFILE
double dot(const std::vector<double> &x, const std::vector<double> &y) {
  double sum = 0;
  for (size_t i = 0; i < x.size(); ++i)
    sum += x[i] * y[i];
  return sum;
}

int main() {
  std::vector<double> x(8192), y(8192);
  for (size_t i = 0; i < x.size(); ++i) {
    x[i] = i % 17;
    y[i] = i % 13;
  }
  double sum = 0;
  for (int round = 0; round < 380000; ++round) {
    x[round % 8192] += 1;
    sum += dot(x, y);
  }
  printf("%.0f\n", sum);
}
