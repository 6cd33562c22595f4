//===- plugin/ShortBranch.cpp - branches that may become selects ----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ShortBranch.h"
#include "Marks.h"
#include "llvm/Analysis/ValueTracking.h"

using namespace llvm;

namespace lineprof {

/// SimplifyCFG's two-entry-phi-node-folding-threshold, for both sides together.
constexpr unsigned kMostInstructions = 4;

/// Adds what \p side computes to \p count. False if it does more than that.
static bool countInstructions(BasicBlock &side, unsigned &count) {
  for (Instruction &i : side) {
    if (i.isTerminator() || i.isDebugOrPseudoInst() || Mark(i))
      continue;
    if (!isSafeToSpeculativelyExecute(&i))
      return false;
    ++count;
  }
  return isa<BranchInst>(side.getTerminator());
}

BranchInst *shortBranchTo(BasicBlock &side) {
  BasicBlock *head = side.getUniquePredecessor();
  BasicBlock *end = side.getSingleSuccessor();
  auto *branch = head ? dyn_cast<BranchInst>(head->getTerminator()) : nullptr;
  if (!end || !branch || !branch->isConditional())
    return nullptr;
  BasicBlock *other = branch->getSuccessor(branch->getSuccessor(0) == &side);
  unsigned count = 0;
  if (!countInstructions(side, count))
    return nullptr;
  if (other != end &&
      (other->getUniquePredecessor() != head ||
       other->getSingleSuccessor() != end || !countInstructions(*other, count)))
    return nullptr;
  return count <= kMostInstructions ? branch : nullptr;
}

} // namespace lineprof
