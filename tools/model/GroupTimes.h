//===- model/GroupTimes.h - instances that call each other ----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_MODEL_GROUPTIMES_H
#define LINEPROF_TOOLS_MODEL_GROUPTIMES_H

#include "model/FunctionGroup.h"

namespace lineprof {

/// Takes off the sums of \p groups what they have more than once, as f<2> calls
/// f<1>: in each sample a group and a line of it count once, as a recursive
/// function does. How much that is says \p tree, the profile's.
void countOnce(llvm::MutableArrayRef<FunctionGroup> groups,
               llvm::ArrayRef<TreeNode> tree);

} // namespace lineprof

#endif // LINEPROF_TOOLS_MODEL_GROUPTIMES_H
