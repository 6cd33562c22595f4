// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <complex.h>
#include <math.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>

struct Both {
  long whole;
  double part;
};
static _Atomic int shared;
static _Atomic float sum;
static int plain;

LINEPROF_PROFILE double complex power(double complex z, int n) { // calls: 10
  double complex all = 1;                                        // hits: 10
  for (int i = 0; i < n; ++i)                                    // branches: 45/10, hits: 55
    all *= z;                                                    // hits: 45
  all = z * all +                                                // hits: 10
        all / z;                                                 // hits: 10
  if (isnan(creal(all * z)))                                     // branches: 1/9, hits: 10
    return 0;                                                    // hits: 1
  return creal(z * z) > 9 ? all : z;                             // branches: 6/3, hits: 9
}

LINEPROF_PROFILE double total(int n, ...) { // calls: 10
  va_list list;
  va_start(list, n);                                   // hits: 10
  double all = va_arg(list, int);                      // hits: 10
  all += va_arg(list, double);                         // hits: 10
  all += va_arg(list, struct Both).part;               // hits: 10
  while (n-- > 0)                                      // branches: 45/10, hits: 55
    if (va_arg(list, int))                             // branches: 40/5, hits: 45
      all += 1;                                        // hits: 40
  va_end(list);                                        // hits: 10
  int kind = __builtin_fpclassify(0, 1, 2, 3, 4, all); // hits: 10
  if (kind == 4)                                       // branches: 0/10, hits: 10
    all = 1;                                           // hits: 0
  all += all < 2 ? all : 0.5 > all;                    // branches: 0/10, hits: 10
  all = all ?: n;                                      // branches: 10/0, hits: 10
  return all;                                          // hits: 10
}

LINEPROF_PROFILE int exchange(int n) {                       // calls: 10
  int expected = n & 1;                                      // hits: 10
  atomic_store(&shared, 1);                                  // hits: 10
  if (atomic_compare_exchange_strong(&shared, &expected, 3)) // branches: 5/5
    n += expected;                                           // hits: 5
  if (__sync_bool_compare_and_swap(&plain, 0, n))            // branches: 1/9, hits: 10
    plain = 1;                                               // hits: 1
  shared *= 3;                                               // hits: 10
  for (int i = 0; i < 3; ++i)                                // branches: 30/10, hits: 40
    sum += i;                                                // hits: 30
  return n;                                                  // hits: 10
}

int main(void) {
  double all = 0;
  struct Both both = {1, 2};
  for (int n = 0; n < 10; ++n) {
    all += creal(power(n, n));
    all += total(n, n, .5, both, 1, 2, 3, 4, 0, 6, 7, 8, 9);
    all += exchange(n);
  }
  printf("%g %g\n", all, (double)sum);
  return 0;
}
