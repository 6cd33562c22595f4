// What counting costs, and what a branch to it does that was not foreseen, is time of the line that is
// counted; what is told of a call, that of the call's.
// RUN: %clang -O2 %profile_flags -S -emit-llvm %s -o - | %FileCheck %s

void rare(void), usual(void);

// CHECK-LABEL: define {{.*}} @branches(
// CHECK:       load i32, ptr {{.*}}, !tbaa
// CHECK:       store i64 {{.*}}, !dbg [[RARE:![0-9]+]], !nosanitize {{![0-9]+[[:space:]]+}}store atomic i32 1, {{.*}}, !dbg [[RARE]], !nosanitize
// CHECK:       call void @rare() {{.*}}, !dbg [[RARE]]
// CHECK:       store atomic i32 0, {{.*}}, !dbg [[RARE]], !nosanitize
__attribute__((annotate("profile"))) void branches(const int *a, int n) {
  for (int i = 0; i < n; ++i) {
    if (a[i]) {
      rare(); // CHECK: [[RARE]] = !DILocation(line: [[#@LINE]],
    }
    usual();
  }
}
