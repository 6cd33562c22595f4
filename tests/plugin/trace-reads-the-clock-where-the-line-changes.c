// Each change of line calls the runtime: no more, no less.
// RUN: %clang -O1 %profile_flags -S -emit-llvm %s -o - | %FileCheck %s
// RUN: %clang -O0 %profile_flags -S -emit-llvm %s -o - | %FileCheck %s

// CHECK-LABEL: define {{.*}} @twice(
// CHECK: [[FRAME:%[0-9]+]] = alloca [5 x i64]
// CHECK: store ptr null, ptr [[FRAME]]
// CHECK: call preserve_mostcc void %{{[0-9]+}}(ptr [[FRAME]], ptr
// CHECK: call {{.*}} @work(
// CHECK: call {{.*}} @work(
// CHECK: call preserve_mostcc void %{{[0-9]+}}(ptr [[FRAME]], ptr
// CHECK: call {{.*}} @work(
// CHECK: call preserve_mostcc void %{{[0-9]+}}(ptr [[FRAME]], ptr
// CHECK: call preserve_mostcc void %{{[0-9]+}}(ptr [[FRAME]], ptr null)
// CHECK-NOT: preserve_mostcc void
// CHECK: ret void
void work(void);
__attribute__((annotate("profile", "trace"))) void twice(void) {
  work(), work();
  work();
}
