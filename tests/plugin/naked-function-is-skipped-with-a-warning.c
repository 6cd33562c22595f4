// RUN: %clang -O2 %profile_flags -c %s -o %t.o 2>&1 | %FileCheck %s
// CHECK: warning: lineprof: {{.*}}naked-function-is-skipped-with-a-warning.c:[[#@LINE+2]]: function 'bare' is not profiled: it is naked
__attribute__((annotate("profile"), naked)) void
bare(void) { __asm__("ret"); }
