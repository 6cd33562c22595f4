//===- model/ContextTree.h - calling contexts, over all runs --------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_MODEL_CONTEXTTREE_H
#define LINEPROF_TOOLS_MODEL_CONTEXTTREE_H

#include "model/StackTimes.h"

#include "llvm/ADT/STLFunctionalExtras.h"

#include <map>
#include <tuple>

namespace lineprof {

struct Function;

/// A line of code: index of its source, and number from 1.
using LineKey = std::pair<uint32_t, uint32_t>;

/// A tagged function on a stack that threads were seen with, and the line of it
/// that control was on. Nodes of inlined functions follow that of the function
/// that they were inlined into.
struct TreeNode : NodeTime {
  uint32_t parent = 0;                ///< index, less than its own; 0: none
  const Function *function = nullptr; ///< null for node 0, the world outside
  std::optional<LineKey> line; ///< of the call to a child or to untagged code;
                               ///< none: in the function's own code
};

/// The calling-context tree: nodes with the same function and line under the
/// same parent are one.
class ContextTree {
public:
  /// What a frame of a module is in the model; null: nothing.
  using Place = std::pair<const Function *, std::optional<LineKey>>;
  using Resolve = llvm::function_ref<Place(size_t module, RawFrame frame)>;

  /// Adds the stacks of a run. Nodes without time under them are left out. What
  /// stacks don't tell comes from \p inlined, one for each module, or none.
  void add(const RawProfile &run, llvm::ArrayRef<InlinedCodes> inlined,
           Resolve resolve);

  /// Never empty: node 0 is the world outside.
  const std::vector<TreeNode> &nodes() const { return all; }

private:
  uint32_t child(uint32_t parent, const Place &place);
  uint32_t descend(uint32_t node, size_t module,
                   llvm::ArrayRef<RawFrame> frames, Resolve resolve);

  std::vector<TreeNode> all = {TreeNode()};
  std::map<std::pair<uint32_t, Place>, uint32_t> known;
};

/// Enters and leaves the nodes of a tree but node 0, its root, callers before
/// their callees. \p parentOf gets each other node, of \p numNodes.
void walkNodes(size_t numNodes, llvm::function_ref<size_t(size_t)> parentOf,
               llvm::function_ref<void(size_t)> enter,
               llvm::function_ref<void(size_t)> leave);

/// Enters and leaves the nodes of \p tree but the world outside, callers before
/// their callees. \p enter gets a node's time with its callees, ns.
void walkTree(llvm::ArrayRef<TreeNode> tree,
              llvm::function_ref<void(uint32_t node, double total)> enter,
              llvm::function_ref<void(uint32_t node)> leave);

} // namespace lineprof

#endif // LINEPROF_TOOLS_MODEL_CONTEXTTREE_H
