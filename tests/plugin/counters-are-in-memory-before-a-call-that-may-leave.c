// The counter lives in a register in the hot loop, and is flushed before the
// cold call that might not come back.
// RUN: %clang -O2 %profile_flags -S -emit-llvm %s -o - | %FileCheck %s

// CHECK-LABEL: define {{.*}} @scan(
// CHECK: store i64 %{{.*}}, ptr %{{.*}}!nosanitize
// CHECK: store atomic i32 1, ptr %{{.*}}!nosanitize
// CHECK: call {{.*}} @report(
// CHECK: store atomic i32 0, ptr %{{.*}}!nosanitize
void report(int);
__attribute__((annotate("profile"))) int scan(const int *a, int n) {
  int odd = 0;
  for (int i = 0; i < n; ++i) {
    if (__builtin_expect(a[i] < 0, 0))
      report(i);
    odd += a[i] & 1;
  }
  return odd;
}
