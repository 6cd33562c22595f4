// The sides of a branch are not made longer by counting: it is counted where
// the branch was, and its loop has no other branch than the one back.
// RUN: %clang -O2 -fno-vectorize -fno-unroll-loops %profile_flags -S -emit-llvm %s -o - | %FileCheck %s

// CHECK-LABEL: define {{.*}} @collatz(
// CHECK:      {{^}}[[LOOP:[0-9]+]]: {{.*}}preds = {{.*}}%[[LOOP]]{{,|$}}
// CHECK-NOT:  br
// CHECK:      select i1
// CHECK-NOT:  {{^}}[0-9]+:
// CHECK:      br i1 {{.*}}label %[[LOOP]]{{,|$}}
__attribute__((annotate("profile"))) int collatz(unsigned long value) {
  int steps = 0;
  while (value != 1) {
    if (value & 1)
      value = 3 * value + 1;
    else
      value /= 2;
    ++steps;
  }
  return steps;
}
