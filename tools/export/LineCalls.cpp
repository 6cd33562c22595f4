//===- tools/export/LineCalls.cpp - which line was in which callee ------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LineCalls.h"

#include "llvm/ADT/SmallVector.h"

namespace lineprof {

namespace {

using Place = std::pair<const Function *, LineKey>;
using Arc = std::pair<Place, const Function *>;

/// Counts how often something is on the way from the root.
template <typename T> class OnPath {
public:
  /// True if it is the outermost.
  bool enter(const T &item) { return ++depth[item] == 1; }
  void leave(const T &item) { --depth[item]; }

private:
  std::map<T, size_t> depth;
};

class Walk {
public:
  explicit Walk(llvm::ArrayRef<TreeNode> tree)
      : tree(tree), total(tree.size()), children(tree.size()) {
    for (size_t i = tree.size(); i-- > 0;) {
      total[i] += tree[i].wall;
      if (i) {
        total[tree[i].parent] += total[i];
        children[tree[i].parent].push_back(i);
      }
    }
  }

  std::map<Place, LineCalls> run() {
    llvm::SmallVector<std::pair<size_t, bool>> pending = {{0, false}};
    while (!pending.empty()) {
      auto [index, entered] = pending.pop_back_val();
      if (entered) {
        leave(index);
        continue;
      }
      enter(index);
      pending.push_back({index, true});
      for (size_t child : children[index])
        pending.push_back({child, false});
    }
    return std::move(result);
  }

private:
  /// A node without a line has callees only if the function has no lines.
  Place placeOf(const TreeNode &node) const {
    return {node.function,
            node.line.value_or(LineKey(node.function->source, 0))};
  }

  std::optional<Arc> arcTo(const TreeNode &node) const {
    if (!node.parent)
      return std::nullopt;
    return Arc(placeOf(tree[node.parent]), node.function);
  }

  void enter(size_t index) {
    const TreeNode &node = tree[index];
    if (std::optional<Arc> arc = arcTo(node))
      if (arcs.enter(*arc))
        result[arc->first].callees[arc->second] += total[index];
    if (!node.line)
      return;
    LineCalls &calls = result[placeOf(node)];
    calls.other += node.wall;
    if (places.enter(placeOf(node)))
      calls.all += total[index];
  }

  void leave(size_t index) {
    const TreeNode &node = tree[index];
    if (std::optional<Arc> arc = arcTo(node))
      arcs.leave(*arc);
    if (node.line)
      places.leave(placeOf(node));
  }

  llvm::ArrayRef<TreeNode> tree;
  std::vector<double> total; ///< of a node and all below it
  std::vector<std::vector<size_t>> children;
  OnPath<Place> places;
  OnPath<Arc> arcs;
  std::map<Place, LineCalls> result;
};

} // namespace

std::map<Place, LineCalls> callsByLine(llvm::ArrayRef<TreeNode> tree) {
  return Walk(tree).run();
}

} // namespace lineprof
