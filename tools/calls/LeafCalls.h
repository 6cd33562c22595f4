//===- calls/LeafCalls.h - the context tree with small functions ----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_CALLS_LEAFCALLS_H
#define LINEPROF_TOOLS_CALLS_LEAFCALLS_H

#include "model/Profile.h"

namespace lineprof {

/// The tree of \p profile, and below its nodes the functions that never are on
/// a stack: those that keep no slot, and what was inlined into them. Their time,
/// which the tree has as their caller's, is known by function. It is shared out
/// among callers by their calls, so it is an estimate by context. The sum
/// stays.
std::vector<TreeNode> treeWithLeaves(const Profile &profile);

} // namespace lineprof

#endif // LINEPROF_TOOLS_CALLS_LEAFCALLS_H
