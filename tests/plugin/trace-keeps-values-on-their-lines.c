// B is computed before the clock is read for the line behind it.
// RUN: %clang -O2 %profile_flags -S -emit-llvm %s -o - | %FileCheck %s

// clang-format off
// CHECK-LABEL: define {{.*}} @power(
// CHECK: [[SQUARE:%[0-9]+]] = mul
// CHECK: [[B:%[0-9]+]] = {{.*}}call i32 asm sideeffect "", "=r,0{{.*}}"(i32 [[SQUARE]])
// CHECK: call preserve_mostcc void
// CHECK: mul {{.*}}[[B]]
__attribute__((annotate("profile", "trace"))) int power(int a) {
  int b = a * a;
  return b * b;
}
