// RUN: %check_hits %s
// One evaluation is one hit. gcov counts the line once more for each way that
// comes from behind an else if, as clang has a jump without a line there. The
// macro is what GLib makes of g_new when it is optimised.
#include "lineprof/lineprof.h"
#include <stdio.h>
#include <stdlib.h>

static volatile int sink;
static void use(int *p) { sink += *p; }

#define NEW(type, n)                                                                               \
  ((type *)({                                                                                      \
    size_t count = (n), size = sizeof(type);                                                       \
    void *p;                                                                                       \
    if (size == 1)                                                                                 \
      p = malloc(count);                                                                           \
    else if (count <= 1000 / size)                                                                 \
      p = malloc(count * size);                                                                    \
    else                                                                                           \
      p = calloc(count, size);                                                                     \
    p;                                                                                             \
  }))

// clang-format off
LINEPROF_PROFILE static int allocate(int n) { // calls: 40
  int *p = NEW(int, n + 1);                   // hits: 40, gcov: 80
  *p = n;                                     // hits: 40
  int sum = *p;                               // hits: 40
  free(p);                                    // hits: 40
  return sum;                                 // hits: 40
}

LINEPROF_PROFILE static int choose(int n) {                           // calls: 40
  int sum = n;                                                        // hits: 40
  if (n & 1) sum++; else if (n & 2) sum += 2; else sum--; sink = sum; // hits: 40, gcov: 60
  if (n & 1) sum++; else if (n & 2) sum += 2; sink = sum;             // hits: 40, gcov: 60
  if (n & 1) { sum++; } else if (n & 2) { int v = n; use(&v); } else { int v = 1; use(&v); } sink = sum; // hits: 40, gcov: 60
  if (n & 1)         // hits: 40
    sum++;           // hits: 20
  else if (n & 2)    // hits: 20
    sum += 2;        // hits: 10
  else sum--;        // hits: 10
  return sum;        // hits: 40
}

LINEPROF_PROFILE static int loop(int n) { // calls: 40
  int sum = 0;                            // hits: 40
  for (int i = 0; i < n; ++i) if (i & 1) sum++; else if (i & 2) sum += 2; else sum--; // hits: 820
  return sum; // hits: 40
}
// clang-format on

int main(void) {
  int sum = 0;
  for (int n = 0; n < 40; ++n)
    sum += allocate(n) + choose(n) + loop(n);
  printf("%d\n", sum);
  return 0;
}
