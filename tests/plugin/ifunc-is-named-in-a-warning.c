// RUN: %clang -O2 -Xclang -load -Xclang %plugin -mllvm -lineprof-tag=^cho %profile_flags -c %s -o %t.o 2>&1 | %FileCheck %s
// What it stands for has a body, and a tag of its own. Clang's own ifuncs, of
// functions for several processors, have the name of the function.
// CHECK-NOT: warning:
// CHECK: warning: lineprof: function 'chosen' is not profiled: it is an ifunc, without a body; tag what its resolver returns
// CHECK-NOT: warning:
static int plainly(int n) { return n; }
typedef int Function(int);
static Function *resolve(void) { return plainly; }
int chosen(int n) __attribute__((ifunc("resolve")));

__attribute__((target_clones("default", "avx2"))) int chore(int n) {
  return n * 2;
}

int main(void) { return chosen(1) + chore(2); }
