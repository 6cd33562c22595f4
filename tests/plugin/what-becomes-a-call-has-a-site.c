// A copy that is more than a few moves, or what the processor has no instruction
// for, becomes a call of a library, and so takes a slot.
// RUN: %clang -O2 %profile_flags -S -emit-llvm %s -o - | %FileCheck --check-prefixes=CHECK,CALLS %s
// RUN: %clang -O2 -msse4.1 %profile_flags -S -emit-llvm %s -o - | %FileCheck --check-prefixes=CHECK,NONE %s

typedef struct {
  char bytes[128];
} Small;
typedef struct {
  char bytes[129];
} Large;

// CHECK-LABEL: define {{.*}} @copy_small(
// CHECK-NOT: store atomic i32 1,
// CHECK: call void @llvm.memcpy
__attribute__((annotate("profile"))) void copy_small(Small *to, Small *from) {
  *to = *from;
}

// CHECK-LABEL: define {{.*}} @copy_large(
// CHECK: store atomic i32 1,
// CHECK: call void @llvm.memcpy
__attribute__((annotate("profile"))) void copy_large(Large *to, Large *from) {
  *to = *from;
}

// CHECK-LABEL: define {{.*}} @round_down(
// CALLS: store atomic i32 1,
// NONE-NOT: store atomic i32 1,
// CHECK: call double @llvm.floor
__attribute__((annotate("profile"))) double round_down(double x) {
  return __builtin_floor(x) + 1;
}

// CHECK-LABEL: define {{.*}} @divide(
// CHECK-NOT: store atomic i32 1,
// CHECK: urem i64
__attribute__((annotate("profile"))) unsigned long divide(unsigned long a,
                                                          unsigned long b) {
  return a % b;
}

// CHECK-LABEL: define {{.*}} @divide_wide(
// CHECK: store atomic i32 1,
// CHECK: urem i128
__attribute__((annotate("profile"))) unsigned long
divide_wide(unsigned __int128 a, unsigned long b) {
  return a % b;
}

// CHECK-LABEL: define {{.*}} @divide_quad(
// CHECK: store atomic i32 1,
// CHECK: fdiv fp128
__attribute__((annotate("profile"))) __float128 divide_quad(__float128 a,
                                                            __float128 b) {
  return a / b;
}
