// RUN: %check_hits %s
// A continue in do { ... } while (0) goes behind it, past the closing brace. So
// it is at -O0, where clang has no jump there to go by, unless a cleanup waits
// around the loop.
#include "lineprof/lineprof.h"
#include <stdio.h>

static volatile int sink;
static void use(int *p) { sink += *p; }

LINEPROF_PROFILE static int before_a_variable(int n) { // calls: 40
  int sum = 0;                                         // hits: 40
  do {
    if (n & 1)         // hits: 40
      continue;        // hits: 20
    int twice = n * 2; // hits: 20
    use(&twice);       // hits: 20
    if (n & 2)         // hits: 20
      sum++;           // hits: 10
  } while (0); // hits: 20
  return sum; // hits: 40
}

LINEPROF_PROFILE static int behind_a_variable(int n) { // calls: 40
  int sum = 0;                                         // hits: 40
  do {
    int twice = n * 2; // hits: 40
    use(&twice);       // hits: 40
    if (n & 1) {       // hits: 40
      sum++;           // hits: 20
      continue;        // hits: 20
    }
    if (n & 2) // hits: 20
      break;   // hits: 10
    sum += n;  // hits: 10
  } while (0); // hits: 10
  return sum; // hits: 40
}

LINEPROF_PROFILE static int in_a_switch(int n) { // calls: 40
  int sum = 0;                                   // hits: 40
  use(&sum);                                     // hits: 40
  do {
    switch (n & 3) { // hits: 40
    case 0:
      sum++; // hits: 10
      break; // hits: 10
    case 1:
      sum += 2; // hits: 10
      continue; // hits: 10
    }
    sum += n; // hits: 30
  } while (0); // hits: 30
  return sum; // hits: 40
}

LINEPROF_PROFILE static int with_a_cleanup(int n) { // calls: 40
  __attribute__((cleanup(use))) int sum = 0;        // hits: 40
  do {
    if (n & 1)  // hits: 40
      continue; // hits: 20
    sum += n;   // hits: 20
  } while (0); // hits: 20, gcov: 40
  return sum; // hits: 40
}

int main(void) {
  int sum = 0;
  for (int n = 0; n < 40; ++n)
    sum += before_a_variable(n) + behind_a_variable(n) + in_a_switch(n) + with_a_cleanup(n);
  printf("%d\n", sum);
  return 0;
}
