// Loops of tagged functions don't lie across one more block of 32 bytes than
// need be, as counting before them would have it by chance. Other functions,
// and alignments that somebody wrote, stay as they are.
// RUN: %clang -O2 -std=c23 -fno-vectorize -fno-unroll-loops %profile_flags -S %s -o %t.s && %FileCheck --input-file=%t.s %s
#define PROFILE [[clang::annotate("profile")]]
extern volatile int place;

// CHECK-LABEL: {{^}}nested:
// CHECK: .p2align 5
// CHECK: .p2align 5
// CHECK-NOT: .p2align
// CHECK-LABEL: {{^}}.Lfunc_end0:
PROFILE void nested(int n) {
  for (int i = 0; i < n; ++i) {
    place = 0;
    for (int k = 0; k < i; ++k)
      place = k;
    place = i;
  }
}

// CHECK-LABEL: {{^}}written:
// CHECK: .p2align 6
// CHECK-NOT: .p2align
// CHECK-LABEL: {{^}}.Lfunc_end1:
PROFILE void written(int n) {
  [[clang::code_align(64)]] for (int i = 0; i < n; ++i) place = i;
}

// CHECK-LABEL: {{^}}untagged:
// CHECK: .p2align 4
// CHECK-NOT: .p2align
// CHECK-LABEL: {{^}}.Lfunc_end2:
void untagged(int n) {
  for (int i = 0; i < n; ++i)
    place = i;
}
