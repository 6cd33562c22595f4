// The Julia set of "High Performance Python" (M. Gorelick, I. Ozsvald), in C++.
//
//   clang++-19 -O2 -g -fpass-plugin=build/release/lib/LineProf.so \
//     docs/examples/julia.cpp -o julia
//   ./julia
//   build/release/bin/lineprof annotate docs/examples/julia.cpp prof.out

#include <chrono>
#include <complex>
#include <cstdio>
#include <vector>

using std::complex;
using std::vector;

// Counts, for each point, the steps until it is seen to run away.
[[clang::annotate("profile")]]
void calculate_z_serial(int max_iterations, const vector<complex<double>> &zs,
                        const vector<complex<double>> &cs,
                        vector<int> &output) {
  for (size_t i = 0; i < zs.size(); ++i) {
    int n = 0;
    complex<double> z = zs[i];
    complex<double> c = cs[i];
    while (n < max_iterations && norm(z) < 4) {
      z = z * z + c;
      n += 1;
    }
    output[i] = n;
  }
}

int main() {
  const int desired_width = 1000, max_iterations = 300;
  const double x1 = -1.8, x2 = 1.8, y1 = -1.8, y2 = 1.8;
  const complex<double> julia_constant(-0.62772, -0.42193);
  const double x_step = (x2 - x1) / desired_width;
  const double y_step = (y1 - y2) / desired_width;

  vector<double> x, y;
  for (double ycoord = y2; ycoord > y1; ycoord += y_step)
    y.push_back(ycoord);
  for (double xcoord = x1; xcoord < x2; xcoord += x_step)
    x.push_back(xcoord);

  vector<complex<double>> zs, cs;
  for (double ycoord : y)
    for (double xcoord : x) {
      zs.emplace_back(xcoord, ycoord);
      cs.push_back(julia_constant);
    }
  printf("Length of x: %zu\n", x.size());
  printf("Total elements: %zu\n", zs.size());

  vector<int> output(zs.size());
  auto start = std::chrono::steady_clock::now();
  calculate_z_serial(max_iterations, zs, cs, output);
  auto end = std::chrono::steady_clock::now();
  printf("calculate_z_serial took %.3f seconds\n",
         std::chrono::duration<double>(end - start).count());

  long sum = 0;
  for (int n : output)
    sum += n;
  printf("Sum of the counts: %ld\n", sum);
  return sum == 33219980 ? 0 : 1;
}
