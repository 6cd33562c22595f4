// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <cstdio>

struct Vector {
  double x, y;

  LINEPROF_PROFILE Vector &operator+=(const Vector &other) { // calls: 8
    x += other.x;                                            // hits: 8
    y += other.y;                                            // hits: 8
    return *this;                                            // hits: 8
  }
  LINEPROF_PROFILE explicit operator bool() const { // calls: 3
    return x != 0                                   // hits: 4
           || y != 0;                               // hits: 3
  }
  LINEPROF_PROFILE explicit operator double() const { // calls: 2
    return x * x + y * y;                             // hits: 2
  }
  LINEPROF_PROFILE double operator[](int i) const { // calls: 5
    return i ? y : x;                               // hits: 5
  }
};

LINEPROF_PROFILE static Vector operator*(const Vector &v, double f) { // calls: 8
  return {v.x * f,                                                    // hits: 8, gcov: 16
          v.y * f};                                                   // hits: 8
}

LINEPROF_PROFILE static double operator""_half(long double n) { // calls: 1
  return double(n / 2);                                         // hits: 1
}

int main() {
  Vector sum = {0, 0}, step = {1, 2};
  for (int i = 0; i < 8; ++i)
    sum += step * i;
  int truths = bool(sum) + bool(step) + bool(Vector{0, 0});
  double total = 3.0_half;
  for (int i = 0; i < 5; ++i)
    total += sum[i % 2];
  total += double(sum) + double(step);
  printf("%f %d\n", total, truths);
}
