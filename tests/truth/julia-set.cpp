// The inner loop of docs/examples/julia.cpp: its lines add up to the time that
// the program took for them.
// RUN: %check_times --worst=1 %s
#include "Inputs/stopwatch.h"
#include <complex>
#include <vector>

using std::complex;
using std::vector;

LINEPROF_PROFILE static void
calculate_z_serial(int max_iterations, // total: all, total-self: all
                   const vector<complex<double>> &zs,
                   complex<double> c,
                   vector<int> &output) {
  for (size_t i = 0; i < zs.size(); ++i) {
    int n = 0;
    complex<double> z = zs[i];
    while (n < max_iterations && norm(z) < 4) {
      z = z * z + c;
      n += 1;
    }
    output[i] = n;
  }
}

int main() {
  const int width = 3400;
  vector<complex<double>> zs;
  for (int y = 0; y < width; ++y)
    for (int x = 0; x < width; ++x)
      zs.emplace_back(-1.8 + 3.6 * x / width, 1.8 - 3.6 * y / width);
  vector<int> output(zs.size());
  uint64_t begin = wallNs();
  calculate_z_serial(300, zs, complex<double>(-0.62772, -0.42193), output);
  report("all", wallNs() - begin);
  long sum = 0;
  for (int n : output)
    sum += n;
  return sum == 0;
}
