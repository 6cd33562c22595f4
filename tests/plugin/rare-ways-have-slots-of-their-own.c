// Ways that come to no call take no slot, and each rare way that does takes it
// for itself.
// RUN: %clang -O2 %profile_flags -S -emit-llvm %s -o - | %FileCheck %s

// CHECK-LABEL: define {{.*}} @send(
// CHECK-NOT: store atomic ptr @__lineprof_sites
// CHECK: switch i32
// CHECK: @llvm.addressofreturnaddress
// CHECK: store atomic ptr @__lineprof_sites
// CHECK: call {{.*}} @grow(
// CHECK: store atomic ptr null
// CHECK: @llvm.addressofreturnaddress
// CHECK: store atomic ptr @__lineprof_sites
// CHECK: call {{.*}} @flush(
// CHECK: store atomic ptr null
void grow(int *), flush(int *);
__attribute__((annotate("profile"))) void send(int *queue, int what) {
  switch (__builtin_expect(what, 0)) {
  case 1:
    grow(queue);
    break;
  case 2:
    flush(queue);
    break;
  }
  queue[what] = what;
}
