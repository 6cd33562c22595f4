//===- export/StackTree.cpp - the calling-context tree by function --------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "export/StackTree.h"

#include "calls/LeafCalls.h"
#include "support/Text.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"

namespace lineprof {

namespace {

constexpr uint32_t kMaxDepth = 500;

struct MergedNode {
  FunctionNode node;
  size_t parent = 0;
  std::vector<size_t> children;
};

/// By function; parents before children. The first is the world outside.
std::vector<MergedNode> mergeLines(llvm::ArrayRef<TreeNode> tree) {
  std::vector<MergedNode> merged(1);
  std::vector<size_t> position(tree.size());
  llvm::DenseMap<std::pair<size_t, const Function *>, size_t> known;
  for (size_t i = 1; i < tree.size(); ++i) {
    size_t parent = position[tree[i].parent];
    uint32_t depth = parent ? merged[parent].node.depth + 1 : 0;
    if (depth == kMaxDepth) {
      position[i] = parent;
    } else {
      auto [it, isNew] =
          known.try_emplace({parent, tree[i].function}, merged.size());
      position[i] = it->second;
      if (isNew) {
        merged.push_back({{tree[i].function, depth}, parent, {}});
        merged[parent].children.push_back(it->second);
      }
    }
    merged[position[i]].node.wall += tree[i].wall;
    merged[position[i]].node.cpu += tree[i].cpu;
  }
  return merged;
}

} // namespace

llvm::Error checkStacks(const Profile &profile) {
  if (llvm::any_of(profile.tree(), [](auto &node) { return node.wall > 0; }))
    return llvm::Error::success();
  return failure("no sample fell into tagged code, so there are no stacks; "
                 "run the program for longer");
}

llvm::Expected<std::vector<FunctionNode>> stackTree(const Profile &profile) {
  if (llvm::Error error = checkStacks(profile))
    return std::move(error);
  std::vector<MergedNode> merged = mergeLines(treeWithLeaves(profile));
  for (size_t i = merged.size(); i-- > 0;) {
    merged[i].node.total += merged[i].node.wall;
    if (i)
      merged[merged[i].parent].node.total += merged[i].node.total;
  }

  std::vector<FunctionNode> result;
  llvm::SmallVector<size_t> pending = {0};
  while (!pending.empty()) {
    MergedNode &next = merged[pending.pop_back_val()];
    if (next.node.function)
      result.push_back(next.node);
    // The last one pending is the next.
    llvm::sort(next.children, [&](size_t a, size_t b) {
      return std::pair(merged[a].node.total, b) <
             std::pair(merged[b].node.total, a);
    });
    pending.append(next.children.begin(), next.children.end());
  }
  return result;
}

} // namespace lineprof
