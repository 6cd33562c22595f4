// RUN: %reliable %s
// Case: 50 programs at once in one folder
// Run: %S/Inputs/at_once.py 50 ./program
#include "lineprof/lineprof.h"
#include <unistd.h>

LINEPROF_PROFILE static int work(int n) { // calls: 50
  int sum = 0;                            // hits: 50
  for (int i = 0; i < n; ++i)             // hits: 550
    sum += i;                             // hits: 500
  return sum;                             // hits: 50
}

int main(void) {
  char c;
  int sum = work(10);
  (void)!write(1, "x", 1);
  // All of them live until the last one has been started.
  return read(0, &c, 1) != 0 || sum != 45;
}
