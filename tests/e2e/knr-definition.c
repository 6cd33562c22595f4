// RUN: %check_hits %s --cflags=-std=c89
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE int power(base, exponent) /* calls: 10 */
int base;
int exponent;
{
  int result = 1;    /* hits: 10 */
  while (exponent--) /* hits: 55 */
    result *= base;  /* hits: 45 */
  return result;     /* hits: 10 */
}

int main() {
  int i, sum = 0;
  for (i = 0; i < 10; ++i)
    sum += power(2, i);
  printf("%d\n", sum);
  return 0;
}
