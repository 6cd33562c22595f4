// The slot is taken behind the test that ends the recursion.
// RUN: %clang -O2 %profile_flags -S -emit-llvm %s -o - | %FileCheck %s

// CHECK-LABEL: define {{.*}} @depth(
// CHECK: icmp eq ptr %0, null
// CHECK: @llvm.addressofreturnaddress
// CHECK: store atomic ptr @__lineprof_sites
// CHECK: call {{.*}} @depth(
// CHECK: store atomic ptr null
struct Node {
  struct Node *left, *right;
};
__attribute__((annotate("profile"))) int depth(struct Node *node) {
  if (!node)
    return 0;
  int left = depth(node->left), right = depth(node->right);
  return 1 + (left > right ? left : right);
}
