//===- tools/export/LineCalls.h - which line was in which callee --------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_EXPORT_LINECALLS_H
#define LINEPROF_TOOLS_EXPORT_LINECALLS_H

#include "Profile.h"

namespace lineprof {

/// How long threads were seen in calls from a line. Nanoseconds.
struct LineCalls {
  double all = 0;   ///< recursion counts once
  double other = 0; ///< in functions that are not on the tree
  std::map<const Function *, double> callees; ///< each counts once too
};

/// From the calling-context tree.
std::map<std::pair<const Function *, LineKey>, LineCalls>
callsByLine(llvm::ArrayRef<TreeNode> tree);

} // namespace lineprof

#endif // LINEPROF_TOOLS_EXPORT_LINECALLS_H
