//===- model/GroupTimes.cpp - instances that call each other --------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/GroupTimes.h"

#include <algorithm>

namespace lineprof {

namespace {

/// Inclusive times in the tree of something that may be in itself.
struct Overlap {
  double once = 0;       ///< of the group's
  double byInstance = 0; ///< of each instance's
  unsigned openInGroup = 0;
  std::map<const Function *, unsigned> openInInstance;

  double share() const { return byInstance > 0 ? once / byInstance : 1; }
};

class OverlapFinder {
public:
  OverlapFinder(llvm::ArrayRef<FunctionGroup> groups,
                llvm::ArrayRef<TreeNode> tree)
      : tree(tree), groupOf(groupIndices(groups)) {
    walkTree(
        tree, [&](uint32_t node, double total) { enter(node, total); },
        [&](uint32_t node) { leave(node); });
  }

  double shareOf(size_t group, std::optional<LineKey> line) const {
    auto found = overlaps.find({group, line});
    return found == overlaps.end() ? 1 : found->second.share();
  }

private:
  using Key = std::pair<size_t, std::optional<LineKey>>;

  /// Those of its function and of its line; of none if its group isn't asked
  /// for.
  llvm::SmallVector<Overlap *, 2> overlapsAt(uint32_t node) {
    auto group = groupOf.find(tree[node].function);
    if (group == groupOf.end())
      return {};
    llvm::SmallVector<Overlap *, 2> found = {
        &overlaps[{group->second, std::nullopt}]};
    if (tree[node].line)
      found.push_back(&overlaps[{group->second, tree[node].line}]);
    return found;
  }

  void enter(uint32_t node, double total) {
    for (Overlap *overlap : overlapsAt(node)) {
      if (overlap->openInGroup++ == 0)
        overlap->once += total;
      if (overlap->openInInstance[tree[node].function]++ == 0)
        overlap->byInstance += total;
    }
  }

  void leave(uint32_t node) {
    for (Overlap *overlap : overlapsAt(node)) {
      --overlap->openInGroup;
      --overlap->openInInstance[tree[node].function];
    }
  }

  llvm::ArrayRef<TreeNode> tree;
  llvm::DenseMap<const Function *, size_t> groupOf;
  std::map<Key, Overlap> overlaps;
};

void scale(Times &times, double share) {
  if (share >= 1)
    return;
  times.wall *= share;
  times.cpu *= share;
  times.variance *= share;
  times.exact = false;
}

} // namespace

void countOnce(llvm::MutableArrayRef<FunctionGroup> groups,
               llvm::ArrayRef<TreeNode> tree) {
  if (tree.empty() || llvm::all_of(groups, [](const FunctionGroup &group) {
        return group.instances.size() == 1;
      }))
    return;
  OverlapFinder overlaps(groups, tree);
  for (size_t i = 0; i < groups.size(); ++i) {
    Function &sum = groups[i].sum;
    if (groups[i].instances.size() == 1)
      continue;
    scale(sum.total, overlaps.shareOf(i, std::nullopt));
    for (auto &[key, line] : sum.lines) {
      scale(line.times, overlaps.shareOf(i, key));
      line.times.wall = std::min(line.times.wall, sum.total.wall);
    }
  }
}

} // namespace lineprof
