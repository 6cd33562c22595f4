//===- plugin/SlotScope.cpp - where a function has its slot ---------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SlotScope.h"
#include "llvm/IR/Instructions.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"

using namespace llvm;

namespace lineprof {

Instruction *SlotScope::findStart(ArrayRef<BasicBlock *> users,
                                  function_ref<bool(Instruction &)> isUser) {
  BasicBlock *start = nullptr;
  for (BasicBlock *bb : users)
    if (dt.isReachableFromEntry(bb))
      start = start ? dt.findNearestCommonDominator(start, bb) : bb;
  if (!start)
    return nullptr;
  BasicBlock &entry = start->getParent()->getEntryBlock();
  if (Loop *l = li.getLoopFor(start)) {
    DomTreeNode *above =
        dt.getNode(l->getOutermostLoop()->getHeader())->getIDom();
    start = above ? above->getBlock() : &entry;
  }
  if (start == &entry || !edgesOutCanBeSplit(*start))
    return &*entry.getFirstNonPHIOrDbgOrAlloca();
  for (Instruction &i : *start)
    if (isUser(i))
      return &i;
  return start->getTerminator();
}

/// Visits the edges that lead out of the region dominated by \p start.
template <typename VisitT>
static void forEdgesOut(DominatorTree &dt, BasicBlock &start, VisitT visit) {
  SmallVector<BasicBlock *, 16> region;
  dt.getDescendants(&start, region);
  SmallPtrSet<BasicBlock *, 16> inside(region.begin(), region.end());
  for (BasicBlock *bb : region)
    for (BasicBlock *succ : successors(bb))
      if (!inside.contains(succ))
        visit(bb, succ);
}

bool SlotScope::edgesOutCanBeSplit(BasicBlock &start) {
  if (start.isEHPad())
    return false;
  bool canSplit = true;
  forEdgesOut(dt, start, [&](BasicBlock *bb, BasicBlock *succ) {
    if (succ->isEHPad() || isa<IndirectBrInst, CallBrInst>(bb->getTerminator()))
      canSplit = false;
  });
  return canSplit;
}

void SlotScope::findExits(Instruction &start) {
  BasicBlock &first = *start.getParent();
  SmallSetVector<std::pair<BasicBlock *, BasicBlock *>, 8> edges;
  forEdgesOut(dt, first, [&](BasicBlock *bb, BasicBlock *succ) {
    edges.insert({bb, succ});
  });
  SmallVector<BasicBlock *, 16> region;
  dt.getDescendants(&first, region);
  for (BasicBlock *bb : region) {
    if (bb->isLandingPad())
      pads.push_back(bb);
    if (CallInst *tail = bb->getTerminatingMustTailCall())
      found.insert(tail);
    else if (isa<ReturnInst, ResumeInst>(bb->getTerminator()))
      found.insert(bb->getTerminator());
  }
  for (auto [bb, succ] : edges)
    found.insert(SplitEdge(bb, succ, &dt, &li)->getTerminator());
}

} // namespace lineprof
