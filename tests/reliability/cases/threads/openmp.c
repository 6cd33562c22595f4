// REQUIRES: openmp
// RUN: %reliable %s
// Case: OpenMP, a parallel loop in a tagged function and one that calls it
// Flags: -fopenmp
// Link: -fopenmp
#include "lineprof/lineprof.h"
#include <omp.h>
#include <stdio.h>

LINEPROF_PROFILE __attribute__((noinline)) static long work(int n) { // calls: 1000
  long sum = 0;               // hits: 1000
  for (int i = 0; i < n; ++i) // hits: 101000
    sum += i;                 // hits: 100000
  return sum;                 // hits: 1000
}

LINEPROF_PROFILE static long all(int n) { // calls: 2
  long total = 0;                         // hits: 2
#pragma omp parallel for reduction(+ : total) num_threads(4)
  for (int i = 0; i < n; ++i)
    total += work(100);
  return total; // hits: 2
}

int main(void) { printf("%ld %ld\n", all(500), all(500)); }
