// A copy that is more than a few moves, or a function that the processor has no
// instruction for, becomes a call of the C library, and so takes a slot.
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
