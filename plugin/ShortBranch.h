//===- plugin/ShortBranch.h - branches that may become selects ------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Where the sides of a branch do little, SimplifyCFG runs both and selects. A
// count on a side makes it too long for that, and then a conditional move
// becomes a jump, or a vectorised loop a scalar one. Counted where the branch
// is, as a number that is 0 or 1, the sides stay as short as they were.
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_SHORTBRANCH_H
#define LINEPROF_PLUGIN_SHORTBRANCH_H

#include "llvm/IR/Instructions.h"

namespace lineprof {

/// The branch that alone leads to \p side, if without counts it would become a
/// select; else null.
llvm::BranchInst *shortBranchTo(llvm::BasicBlock &side);

} // namespace lineprof

#endif // LINEPROF_PLUGIN_SHORTBRANCH_H
