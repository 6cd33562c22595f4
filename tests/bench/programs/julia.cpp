// The Julia set of docs/examples/julia.cpp, several times over.
#include "lineprof/lineprof.h"
#include <complex>
#include <cstdio>
#include <vector>

using std::complex;
using std::vector;

LINEPROF_PROFILE
void calculate(int maxIterations, const vector<complex<double>> &zs,
               const vector<complex<double>> &cs, vector<int> &output) {
  for (size_t i = 0; i < zs.size(); ++i) {
    int n = 0;
    complex<double> z = zs[i];
    complex<double> c = cs[i];
    while (n < maxIterations && norm(z) < 4) {
      z = z * z + c;
      n += 1;
    }
    output[i] = n;
  }
}

int main() {
  vector<complex<double>> zs, cs;
  for (int i = 0; i < 1000; ++i)
    for (int k = 0; k < 1000; ++k) {
      zs.emplace_back(-1.8 + 0.0036 * k, 1.8 - 0.0036 * i);
      cs.emplace_back(-0.62772, -0.42193);
    }
  vector<int> output(zs.size());
  long sum = 0;
  for (int round = 0; round < 14; ++round) {
    calculate(300, zs, cs, output);
    for (int n : output)
      sum += n;
  }
  printf("%ld\n", sum);
}
