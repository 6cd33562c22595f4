// RUN: %clang -O0 %profile_flags -c %s -o %t.o 2>&1 | %FileCheck %s
// CHECK: warning: lineprof: {{.*}}:[[#@LINE+1]]: unknown option 'histogram' in annotate("profile", ...) is ignored; there are "full", "hits" and "trace"
__attribute__((annotate("profile", "histogram"))) void f(void) {}
