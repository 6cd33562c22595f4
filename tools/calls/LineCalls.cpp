//===- calls/LineCalls.cpp - which line was in which callee ---------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "calls/LineCalls.h"

namespace lineprof {

namespace {

/// A line of a caller, and the callee.
using Arc = std::tuple<const Function *, LineKey, const Function *>;

class Collector {
public:
  explicit Collector(llvm::ArrayRef<TreeNode> tree) : tree(tree) {}

  std::map<const Function *, LineCallsOf> collect() {
    walkTree(
        tree, [&](uint32_t node, double total) { enter(node, total); },
        [&](uint32_t node) { leave(node); });
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

  void enter(uint32_t index, double total) {
    const TreeNode &node = tree[index];
    if (node.line)
      result[node.function][*node.line].other += node.wall;
    std::optional<Arc> arc = arcTo(node);
    if (!arc || ++open[*arc] > 1)
      return;
    const auto &[caller, line, callee] = *arc;
    result[caller][line].callees[callee] += total;
  }

  void leave(uint32_t index) {
    if (std::optional<Arc> arc = arcTo(tree[index]))
      --open[*arc];
  }

  llvm::ArrayRef<TreeNode> tree;
  std::map<Arc, size_t> open; ///< how often each is on the way from the root
  std::map<const Function *, LineCallsOf> result;
};

} // namespace

std::map<const Function *, LineCallsOf>
callsByLine(llvm::ArrayRef<TreeNode> tree) {
  return Collector(tree).collect();
}

} // namespace lineprof
