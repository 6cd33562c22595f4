// A loop whose trip count is known costs no counter inside: the sum is added
// behind the loop.
// RUN: %clang -O2 -fno-vectorize -fno-unroll-loops %profile_flags -S -emit-llvm %s -o - | %FileCheck %s

// CHECK-LABEL: define {{.*}} @add(
// CHECK: load i64, ptr {{.*}}nosanitize
// CHECK: fadd
// CHECK-NOT: add i64 %{{.*}}, 1, !nosanitize
// CHECK: br i1 {{.*}}!llvm.loop
// CHECK: ret
__attribute__((annotate("profile"))) void add(float *a, const float *b,
                                              int n) {
  for (int i = 0; i < n; ++i)
    a[i] += b[i];
}
