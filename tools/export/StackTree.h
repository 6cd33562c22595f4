//===- export/StackTree.h - the calling-context tree by function ----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_EXPORT_STACKTREE_H
#define LINEPROF_TOOLS_EXPORT_STACKTREE_H

#include "model/Profile.h"

namespace lineprof {

/// A function on a stack. Times are in nanoseconds; what is deeper than 500
/// functions is its ancestor's there.
struct FunctionNode {
  const Function *function = nullptr;
  uint32_t depth = 0; ///< 0: nobody called it
  double wall = 0;    ///< while this was the youngest
  double cpu = 0;
  double total = 0; ///< wall, with all nodes below
};

/// Says that no stack was seen, if so.
llvm::Error checkStacks(const Profile &profile);

/// The tree of \p profile with nodes that differ in lines alone as one, each
/// node before those below it, what took longest first.
/// The error is that of checkStacks.
llvm::Expected<std::vector<FunctionNode>> stackTree(const Profile &profile);

} // namespace lineprof

#endif // LINEPROF_TOOLS_EXPORT_STACKTREE_H
