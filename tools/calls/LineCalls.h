//===- calls/LineCalls.h - which line was in which callee -----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_CALLS_LINECALLS_H
#define LINEPROF_TOOLS_CALLS_LINECALLS_H

#include "model/Profile.h"

namespace lineprof {

/// How long threads were seen in calls from a line. Nanoseconds.
struct LineCalls {
  double other = 0; ///< in functions that are not on the tree
  std::map<const Function *, double> callees; ///< recursion counts once
};

using LineCallsOf = std::map<LineKey, LineCalls>;

/// From the calling-context tree, by function.
std::map<const Function *, LineCallsOf>
callsByLine(llvm::ArrayRef<TreeNode> tree);

} // namespace lineprof

#endif // LINEPROF_TOOLS_CALLS_LINECALLS_H
