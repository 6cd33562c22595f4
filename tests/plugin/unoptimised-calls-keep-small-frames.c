// Unoptimised code keeps what lives into another block in the frame: the slot is
// taken without a branch, and those around a timed call stand before its arguments
// are loaded, and after what it returns is stored.
// RUN: %clang -O0 %profile_flags -S -emit-llvm %s -o - | %FileCheck %s

// CHECK-LABEL: define {{.*}} @calls(
// CHECK-NOT: br i1
// CHECK: call ptr @__lineprof_take_slot_{{[0-9]+}}(
// CHECK: store atomic i32 1,
// CHECK: br i1
// CHECK: call {{.*}}@__lineprof_begin_call_{{[0-9]+}}(
// CHECK: [[A:%.*]] = load i32, ptr
// CHECK-NEXT: [[B:%.*]] = load i32, ptr
// CHECK-NEXT: [[C:%.*]] = call i32 @work(i32 noundef [[A]], i32 noundef [[B]])
// CHECK-NEXT: store i32 [[C]], ptr
// CHECK: br i1
// CHECK: call {{.*}}@__lineprof_end_call_{{[0-9]+}}(
int work(int, int);
__attribute__((annotate("profile"))) int calls(int a, int b) {
  int c;
  c = work(a, b);
  return c;
}
