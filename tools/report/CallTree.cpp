//===- report/CallTree.cpp - time by calling context ----------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/CallTree.h"

#include "llvm/ADT/STLExtras.h"

using llvm::ArrayRef;

namespace lineprof {

std::vector<CallTreeNode> buildCallTree(ArrayRef<TreeNode> contexts,
                                        ArrayRef<FunctionGroup> groups) {
  llvm::DenseMap<const Function *, size_t> groupOf = groupIndices(groups);
  std::vector<CallTreeNode> tree(1);
  llvm::DenseMap<std::pair<size_t, size_t>, size_t> nodeOf; // caller, group
  auto enter = [&](size_t caller, size_t group) {
    auto [it, isNew] = nodeOf.try_emplace({caller, group}, 0);
    if (!isNew)
      return it->second;
    size_t node = caller;
    while (node != 0 && tree[node].group != group)
      node = tree[node].caller;
    if (node == 0) {
      node = tree.size();
      tree.emplace_back();
      tree[node].group = group;
      tree[node].caller = caller;
      tree[caller].callees.push_back(node);
    }
    return it->second = node;
  };

  std::vector<size_t> merged; // node of each node
  for (const TreeNode &node : contexts) {
    auto group = groupOf.find(node.function);
    size_t to =
        group == groupOf.end() ? 0 : enter(merged[node.parent], group->second);
    merged.push_back(to);
    tree[to].wall += node.wall;
    if (!node.line)
      tree[to].self += node.wall;
  }
  for (size_t i = tree.size(); i-- > 1;)
    tree[tree[i].caller].wall += tree[i].wall;
  for (CallTreeNode &node : tree)
    llvm::sort(node.callees, [&](size_t a, size_t b) {
      return tree[a].wall != tree[b].wall ? tree[a].wall > tree[b].wall : a < b;
    });
  return tree;
}

} // namespace lineprof
