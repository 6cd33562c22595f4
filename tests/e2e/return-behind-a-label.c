// RUN: %check_hits %s
// Above -O0 a goto out of a scope with a variable has a way to the function's
// end that it never takes. The only return is in a scope of its own, and so has
// no jump.
#include "lineprof/lineprof.h"
#include <stdio.h>

static volatile int sink;
static void use(int *p) { sink += *p; }

LINEPROF_PROFILE static int out_of_a_scope(int n) { // calls: 40
  int sum = 0;                                      // hits: 40
  use(&sum);                                        // hits: 40
  {
    int twice = n * 2; // hits: 40
    use(&twice);       // hits: 40
    if (n & 4)         // hits: 40
      goto out;
    sum += twice; // hits: 20
  }
  use(&sum); // hits: 20
out: {
  int result = sum + n; // hits: 40
  use(&result);         // hits: 40
  return result;        // hits: 40
}
} // hits: none

LINEPROF_PROFILE static int out_of_a_loop(int n) { // calls: 40
  int sum = 0;                                     // hits: 40
  use(&sum);                                       // hits: 40
  for (;;) {                                       // hits: 86
    int twice = n * 2;                             // hits: 86
    use(&twice);                                   // hits: 86
    if (n-- & 4)                                   // hits: 86
      goto out;
    if (n < 0) // hits: 50
      goto out;
  }
out: {
  int result = sum + n; // hits: 40
  use(&result);         // hits: 40
  return result;        // hits: 40
}
} // hits: none

int main(void) {
  int sum = 0;
  for (int n = 0; n < 40; ++n)
    sum += out_of_a_scope(n) + out_of_a_loop(n);
  printf("%d\n", sum);
  return 0;
}
