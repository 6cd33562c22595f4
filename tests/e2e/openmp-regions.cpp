// REQUIRES: openmp
// RUN: %check_hits %s --cflags="-fopenmp -std=c++20" --ldflags=-fopenmp
// RUN: %check_hits %s --cflags="-fopenmp -std=c++20 -DTRACE -Werror" --ldflags=-fopenmp
// Oracle: none, as threads take counts from each other in gcov
// Regions and tasks are functions of their own, which nobody can tag.
#include <cstdio>
#include <omp.h>

#ifdef TRACE
#define PROFILE [[clang::annotate("profile", "trace")]]
#else
#define PROFILE [[clang::annotate("profile")]]
#endif

PROFILE static long sum(const int *a, int n) { // calls: 3
  long total = 0;                              // hits: 3
#pragma omp parallel for reduction(+ : total) num_threads(2)
  for (int i = 0; i < n; ++i) {
    if (a[i] % 4 == 0)  // hits: 3000
      continue;         // hits: 750
    for (int k = 0; k < 2; ++k)
      total += a[i];    // hits: 4500
  }
  return total;         // hits: 3
}

PROFILE static int tasks(int n) { // calls: 1
  int done = 0;                   // hits: 1
#pragma omp parallel num_threads(2)
  {
#pragma omp single
    for (int t = 0; t < n; ++t) {
#pragma omp task shared(done)
      {
        int more = 0;
        while (more < 10) // hits: 220
          ++more;         // hits: 200
        if (more == 11)   // hits: 20
          done = -1;      // hits: 0
#pragma omp atomic
        done += more;     // hits: 20
      }
    }
  }
  return done;            // hits: 1
}

/// A region within a region, and one that is run by one thread as its
/// condition isn't met.
PROFILE static int nested(bool parallel) { // calls: 2
  int count = 0;                           // hits: 2
#pragma omp parallel num_threads(2) if (parallel)
  {
#pragma omp critical
    count += 100;                          // hits: 3
#pragma omp parallel num_threads(2)
    {
#pragma omp atomic
      ++count;
    }
  }
  return count;                            // hits: 2
}

// Not tagged, nor is its region.
static long other(int n) {
  long total = 0;
#pragma omp parallel for reduction(+ : total) num_threads(2)
  for (int i = 0; i < n; ++i)
    total += i;  // hits: none
  return total;
}

int main() {
  omp_set_max_active_levels(1);
  int a[1000];
  for (int i = 0; i < 1000; ++i)
    a[i] = i;
  long total = 0;
  for (int i = 0; i < 3; ++i)
    total += sum(a, 1000);
  int both = nested(true);
  both += nested(false);
  std::printf("%ld %d %d %ld\n", total, tasks(20), both, other(10));
}
