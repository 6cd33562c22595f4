//===- model/CallGraph.h - which function calls which, how often ----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Two sources say who calls whom. The counts of call sites are exact, but know
// direct calls only. The calling-context tree is sampled, and has also seen
// what was called through a pointer, or by untagged code on the way.
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_MODEL_CALLGRAPH_H
#define LINEPROF_TOOLS_MODEL_CALLGRAPH_H

#include "model/FunctionGroup.h"

namespace lineprof {

/// Calls from one tagged function to another, or itself.
struct CallEdge {
  size_t caller, callee;         ///< indices of groups
  std::optional<uint64_t> calls; ///< direct ones; none: none was made
  double wall = 0; ///< ns in the callee with its callees, recursion once
  double self = 0; ///< ns in the callee's own code
};

/// The calls among \p groups, sorted by caller, then callee. Only what ran.
/// \p tree is the profile's.
std::vector<CallEdge> callEdges(llvm::ArrayRef<TreeNode> tree,
                                llvm::ArrayRef<FunctionGroup> groups);

} // namespace lineprof

#endif // LINEPROF_TOOLS_MODEL_CALLGRAPH_H
