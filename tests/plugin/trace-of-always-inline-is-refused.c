// RUN: %clang -O1 %profile_flags -c %s -o %t.o 2>&1 | %FileCheck %s
// CHECK: function 'f' is sampled, not traced: it must be inlined
#include "lineprof/lineprof.h"

LINEPROF_TRACE __attribute__((always_inline)) static inline int f(int x) {
  return x + 1;
}
int g(int x) { return f(x); }
