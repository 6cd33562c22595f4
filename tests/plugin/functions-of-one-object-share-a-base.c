// Functions that are inlined into one another count from one base. So that the
// linker can merge those of several objects, inline functions have their own.
// RUN: %clang -O2 %profile_flags -S -emit-llvm -x c++ %s -o - | %FileCheck %s

// CHECK-DAG: @__lineprof_counters = internal global [{{[0-9]+}} x i64]
// CHECK-DAG: @__lineprof_counters_{{[0-9a-f]+_[0-9]+}} = linkonce_odr hidden global

// CHECK-LABEL: define {{.*}}both
// CHECK: getelementptr i8, ptr @__lineprof_counters, i64 %
// CHECK-NOT: getelementptr i8, ptr @__lineprof_counters, i64 %
// CHECK: ret i32
#define TAG __attribute__((annotate("profile")))

TAG static int smaller(int a, int b) {
  if (a < b)
    return a;
  return b;
}
TAG static int larger(int a, int b) {
  if (a > b)
    return a;
  return b;
}
TAG int both(int a, int b, int c) {
  if (c)
    return smaller(a, b) * larger(a, b);
  return c;
}
TAG inline int inlineOne(int n) { return n ? n * 2 : 7; }
int (*keep)(int) = inlineOne;
