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
      : tree(tree), groupOf(groupIndices(groups)), total(tree.size()),
        callees(tree.size()) {
    for (size_t i = tree.size(); i-- > 1;) {
      total[i] += tree[i].wall;
      total[tree[i].parent] += total[i];
      callees[tree[i].parent].push_back(i);
    }
    walk();
  }

  double shareOf(size_t group, std::optional<LineKey> line) const {
    auto found = overlaps.find({group, line});
    return found == overlaps.end() ? 1 : found->second.share();
  }

private:
  using Key = std::pair<size_t, std::optional<LineKey>>;

  void enter(uint32_t node, std::optional<LineKey> line) {
    const Function *function = tree[node].function;
    Overlap &overlap = overlaps[{groupOf.lookup(function), line}];
    if (overlap.openInGroup++ == 0)
      overlap.once += total[node];
    if (overlap.openInInstance[function]++ == 0)
      overlap.byInstance += total[node];
  }

  void leave(uint32_t node, std::optional<LineKey> line) {
    const Function *function = tree[node].function;
    Overlap &overlap = overlaps[{groupOf.lookup(function), line}];
    --overlap.openInGroup;
    --overlap.openInInstance[function];
  }

  void walk() {
    std::vector<std::pair<uint32_t, bool>> work = {{0, false}};
    while (!work.empty()) {
      auto [node, done] = work.back();
      work.pop_back();
      bool isTagged = tree[node].function;
      auto line = tree[node].line;
      if (done) {
        leave(node, std::nullopt);
        if (line)
          leave(node, line);
        continue;
      }
      if (isTagged) {
        enter(node, std::nullopt);
        if (line)
          enter(node, line);
        work.push_back({node, true});
      }
      for (uint32_t callee : callees[node])
        work.push_back({callee, false});
    }
  }

  llvm::ArrayRef<TreeNode> tree;
  llvm::DenseMap<const Function *, size_t> groupOf;
  std::vector<double> total; ///< with callees
  std::vector<std::vector<uint32_t>> callees;
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
