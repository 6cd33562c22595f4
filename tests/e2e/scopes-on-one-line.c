// RUN: %check_hits %s
// Where lifetimes end before a break or return, optimising clang has blocks without
// a line, which must not make the line count as come back to.
#include "lineprof/lineprof.h"
#include <stdio.h>

LINEPROF_PROFILE static int a(int n) { for (int i = 0; i < n; i++) { int k = i; if (k == 90) return 2; } return 1; } // hits: 15

LINEPROF_PROFILE static int b(int n) { { int k = n; if (k == 90) return 2; } return 1; } // hits: 3

LINEPROF_PROFILE static int c(int n) { int s = 0; for (int i = 0; i < n; i++) { int k = i; if (k == 90) break; s++; } return s; } // hits: 15

LINEPROF_PROFILE static int d(int n) { for (int i = 0; i < n; i++) { int k = i; if (k == 90) goto out; } return 1; out: return 2; } // hits: 15

static int odd;
LINEPROF_PROFILE static void e(int n) { int k = n; if (k == 90) return; if (k & 1) { odd++; } } // hits: 9

LINEPROF_PROFILE static void f(int n) { int k = n; if (k == 90) return; if (k & 1) { odd++; if (k > 2) { if (k < 5) { odd++; } odd++; } else if (k < 3) { odd--; } } } // hits: 9, gcov: 10

int main(void) {
  for (int i = 0; i < 9; i++)
    e(i), f(i);
  int s = odd;
  for (int i = 0; i < 3; i++)
    s += a(4) + b(4) + c(4) + d(4);
  printf("%d\n", s);
  return 0;
}
