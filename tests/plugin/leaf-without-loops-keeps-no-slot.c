// No call and no loop: counting is all that such a function pays for.
// RUN: %clang -O2 %profile_flags -S -emit-llvm %s -o - | %FileCheck %s

// CHECK-LABEL: define {{.*}} @clamp(
// CHECK-NOT: store atomic
// CHECK: ret i32
__attribute__((annotate("profile"))) int clamp(int n) {
  if (n > 255)
    return 255;
  return n;
}
