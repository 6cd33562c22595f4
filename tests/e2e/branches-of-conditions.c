// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <assert.h>
#include <stddef.h>
#include <stdio.h>

#define IS_NULL(p) ((p) == NULL)
#define BOTH(a, b) ((a) && (b))
static int calls;
static int odd(int n) { return ++calls, n & 1; }

LINEPROF_PROFILE int check(int n, int *p) {
  int sum = 0, copy, *q, *r = &sum;
  if (n > 2)                        // branches: 7/3
    ++sum;
  if (n > 2 && odd(n))              // branches: 7/3 4/3
    ++sum;
  if (n < 2 || odd(n))              // branches: 2/8 4/4
    ++sum;
  if (n > 2                         // branches: 7/3
      && odd(n))                    // branches: 4/3
    ++sum;
  if (!(n > 6))                     // branches: 3/7
    ++sum;
  if (!n)                           // branches: 9/1
    ++sum;
  int both = n > 3 && odd(n);       // branches: 6/4
  sum += odd(n) ? odd(1) : odd(2);  // branches: 5/5
  sum += n > 8 ? 1 : 2;
  sum += *(p ?: &n);                // branches: 5/5
  if (p == NULL)                    // branches: 5/5
    ++sum;
  if (IS_NULL(p))                   // branches: 5/5
    ++sum;
  if (IS_NULL(p) || IS_NULL(r))     // branches: 5/5 0/5
    ++sum;
  if ((q = p) == NULL)              // branches: 5/5
    ++sum;
  if ((copy = n & 4) == 0 && copy < n) // branches: 6/4 5/1
    ++sum;
  if (BOTH(n > 3, n < 6))           // branches: 6/4 2/4
    ++sum;
  if (__builtin_expect(n == 9, 0))  // branches: 1/9
    ++sum;
  for (int i = 0; i < n; ++i)       // branches: 45/10
    ++sum;
  for (int i = 0; i < n && i < 5; ++i) // branches: 39/6 35/10
    ++sum;
  copy = n;
  while (copy--)                    // branches: 45/10
    ++sum;
  do
    ++sum;
  while (++copy < 1);               // branches: 10/10
  while (1)
    if (++copy > 4)                 // branches: 10/30
      break;
  do
    ++sum;
  while (0);
  if (sizeof(int) == 2)
    ++sum;
  assert(n < 10);                   // branches: 10/0
  return both + sum + (n > 5 || n == 2); // branches: 4/6
}

int main(void) {
  int sum = 0;
  for (int n = 0; n < 10; ++n)
    sum += check(n, n % 2 ? &sum : NULL);
  printf("%d %d\n", sum, calls);
}
