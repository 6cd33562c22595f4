// annotate("profile", "hits") counts, and takes no time.
// RUN: %clang -O1 %profile_flags -S -emit-llvm %s -o - | %FileCheck %s

// CHECK-LABEL: define {{.*}} @twice(
// CHECK-NOT: store atomic
// CHECK: call {{.*}} @work(
// CHECK: ret void
void work(void);
__attribute__((annotate("profile", "hits"))) void twice(void) {
  for (int i = 0; i < 2; ++i)
    work();
}
