// RUN: %clang -m32 -O2 %profile_flags -S %s -o - 2>&1 | %FileCheck %s
// RUN: %clang -mx32 -O0 %profile_flags -S %s -o - 2>&1 | %FileCheck %s
// RUN: %clang --target=riscv64-linux-gnu -O2 %profile_flags -S %s -o - 2>&1 | %FileCheck %s
// RUN: %clang --target=x86_64-linux-musl -O2 %profile_flags -S %s -o - 2>&1 | %FileCheck %s
// RUN: %clang --target=x86_64-apple-darwin -O2 %profile_flags -S %s -o - 2>&1 | %FileCheck %s
// CHECK: warning: lineprof: functions are not profiled for {{.*}}: lineprof knows Linux with glibc, on x86-64 and AArch64
// CHECK-NOT: lineprof_fns
// CHECK-NOT: {{warning:|error:}}
__attribute__((annotate("profile"))) int work(int n) { return n ? 2 : 3; }
