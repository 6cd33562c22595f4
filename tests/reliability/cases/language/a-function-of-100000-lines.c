// RUN: %reliable %s
// Case: a function of 100,000 lines, and a switch of 5,000 cases
// Note: 20,000 lines at -O2
// Driver: Inputs/huge.py
#include <stdio.h>

// The driver writes these.
unsigned huge(unsigned n);
unsigned choose(unsigned n);

int main(void) {
  unsigned sum = 0;
  for (unsigned i = 0; i < 8; ++i)
    sum += huge(i);
  for (unsigned i = 0; i < 10000; ++i)
    sum += choose(i);
  printf("%u\n", sum);
}
