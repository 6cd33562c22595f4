// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <cstdio>

static double a[20][30], b[30][40], c[20][40];

LINEPROF_PROFILE static void multiply() { // calls: 2
  for (int i = 0; i < 20; ++i)            // hits: 42
    for (int j = 0; j < 40; ++j) {        // hits: 1640
      double sum = 0;                     // hits: 1600
      for (int k = 0; k < 30; ++k)        // hits: 49600
        sum += a[i][k] * b[k][j];         // hits: 48000
      if (i == j)                         // hits: 1600
        continue;                         // hits: 40
      c[i][j] += sum;                     // hits: 1560
    }
}

int main() {
  for (int i = 0; i < 20; ++i)
    for (int k = 0; k < 30; ++k)
      a[i][k] = i + k;
  for (int k = 0; k < 30; ++k)
    for (int j = 0; j < 40; ++j)
      b[k][j] = k - j;
  multiply();
  multiply();
  printf("%.0f %.0f\n", c[3][4], c[19][39]);
}
