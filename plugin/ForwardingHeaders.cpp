//===- plugin/ForwardingHeaders.cpp - headers of while (1) ----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ForwardingHeaders.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Analysis/CFG.h"
#include "llvm/IR/CFG.h"
#include "llvm/IR/Instructions.h"

using namespace llvm;

namespace lineprof {

using Edges = SmallVector<std::pair<const BasicBlock *, const BasicBlock *>, 8>;

/// A loop that control only comes to by labels in it, as in Duff's device, has
/// no header. Its first block is the one that unreachable code goes on to. So
/// does that behind "do { return; } while (0)", but without a way back.
static void addWaysBackOfEnteredLoops(const Function &f, Edges &backedges) {
  for (const BasicBlock &bb : f) {
    const BasicBlock *first = bb.getSingleSuccessor();
    if (!first || bb.isEntryBlock() || !pred_empty(&bb))
      continue;
    for (const BasicBlock *latch : predecessors(first))
      if (latch != &bb &&
          latch->getTerminator()->hasMetadata(LLVMContext::MD_loop))
        backedges.push_back({latch, first});
  }
}

SmallPtrSet<const BasicBlock *, 2> findForwardingHeaders(const Function &f) {
  SmallPtrSet<const BasicBlock *, 2> found;
  Edges backedges;
  FindFunctionBackedges(f, backedges);
  addWaysBackOfEnteredLoops(f, backedges);
  for (auto [latch, header] : backedges) {
    // A jump at the beginning of another loop goes to the header of one in it.
    auto *br = dyn_cast<BranchInst>(&header->front());
    if (br && br->isUnconditional() && br->getSuccessor(0) != header &&
        br->getSuccessor(0)->getSinglePredecessor())
      found.insert(header);
  }
  return found;
}

} // namespace lineprof
