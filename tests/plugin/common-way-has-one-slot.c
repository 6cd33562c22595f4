// Where every way comes to a call, one slot at the entry serves them all.
// RUN: %clang -O2 %profile_flags -S -emit-llvm %s -o - | %FileCheck %s

// CHECK-LABEL: define {{.*}} @choose(
// CHECK: store atomic ptr @__lineprof_sites
// CHECK: icmp
// CHECK-NOT: store atomic ptr @__lineprof_sites
// CHECK: ret void
void one(void), other(void);
__attribute__((annotate("profile"))) void choose(int which) {
  if (which)
    one();
  else
    other();
}
