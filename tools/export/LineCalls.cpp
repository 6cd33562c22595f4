//===- export/LineCalls.cpp - which line was in which callee --------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "export/LineCalls.h"

#include "llvm/ADT/SmallVector.h"

namespace lineprof {

namespace {

/// A line of a caller, and the callee.
using Arc = std::tuple<const Function *, LineKey, const Function *>;

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

  std::map<const Function *, LineCallsOf> run() {
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
  std::optional<Arc> arcTo(const TreeNode &node) const {
    if (!node.parent)
      return std::nullopt;
    const TreeNode &caller = tree[node.parent];
    // Without lines, all calls are on that of the definition.
    LineKey definition(caller.function->source, caller.function->line);
    return Arc(caller.function, caller.line.value_or(definition),
               node.function);
  }

  void enter(size_t index) {
    const TreeNode &node = tree[index];
    if (node.line)
      result[node.function][*node.line].other += node.wall;
    std::optional<Arc> arc = arcTo(node);
    if (!arc || ++open[*arc] > 1)
      return;
    const auto &[caller, line, callee] = *arc;
    result[caller][line].callees[callee] += total[index];
  }

  void leave(size_t index) {
    if (std::optional<Arc> arc = arcTo(tree[index]))
      --open[*arc];
  }

  llvm::ArrayRef<TreeNode> tree;
  std::vector<double> total; ///< of a node and all below it
  std::vector<std::vector<size_t>> children;
  std::map<Arc, size_t> open; ///< how often each is on the way from the root
  std::map<const Function *, LineCallsOf> result;
};

} // namespace

std::map<const Function *, LineCallsOf>
callsByLine(llvm::ArrayRef<TreeNode> tree) {
  return Walk(tree).run();
}

} // namespace lineprof
