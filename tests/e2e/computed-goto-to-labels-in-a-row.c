// RUN: %check_hits %s
// A scope's brace has the jumps from label to label behind it. Control comes to
// it at the first two labels, and is there already when it gets to the second.
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE int interpret(const unsigned char *code) { // calls: 1
  static const void *const labels[] = {&&one, &&uno, &&eins, &&halt};
  int sum = 0;           // hits: 1
  goto *labels[*code++]; // hits: 1
  {                      // hits: 6
    int step;
  one:
  uno:
  eins:
    step = 1;              // hits: 9
    sum += step;           // hits: 9
    goto *labels[*code++]; // hits: 9
  }
halt:
  return sum; // hits: 1
}

int main(void) {
  static const unsigned char code[] = {0, 0, 1, 1, 1, 1, 2, 2, 2, 3};
  printf("%d\n", interpret(code));
}
