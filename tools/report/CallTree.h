//===- report/CallTree.h - time by calling context ------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_REPORT_CALLTREE_H
#define LINEPROF_TOOLS_REPORT_CALLTREE_H

#include "model/FunctionGroup.h"

namespace lineprof {

/// A function in a calling context, with all of its lines.
struct CallTreeNode {
  size_t group = 0;
  size_t caller = 0;           ///< index of a node, less than its own
  double wall = 0;             ///< ns, with callees
  double self = 0;             ///< ns in its own code
  std::vector<size_t> callees; ///< indices of nodes, longest first
};

/// A profile's calling-context tree by functions. Recursion is folded: a
/// function that is on the way already is not entered anew, so the tree is no
/// deeper than there are groups. Node 0 is the world outside. Its wall time is
/// all there is, its self time what has no context.
std::vector<CallTreeNode> buildCallTree(llvm::ArrayRef<TreeNode> contexts,
                                        llvm::ArrayRef<FunctionGroup> groups);

} // namespace lineprof

#endif // LINEPROF_TOOLS_REPORT_CALLTREE_H
