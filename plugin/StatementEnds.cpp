//===- plugin/StatementEnds.cpp - jumps that nobody wrote -----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "StatementEnds.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/Analysis/LoopInfo.h"
#include "llvm/IR/CFG.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/IntrinsicInst.h"

using namespace llvm;

namespace lineprof {

/// A file and a line in it.
using Line = std::pair<const DIFile *, unsigned>;

static std::optional<Line> lineOf(const Instruction &i) {
  const DebugLoc &loc = i.getDebugLoc();
  if (!loc || isa<DbgInfoIntrinsic>(i) || i.isLifetimeStartOrEnd())
    return std::nullopt;
  return Line(cast<DIScope>(loc.getScope())->getFile(), loc.getLine());
}

/// Ends of lifetimes aside, and what belongs to them.
static bool isMereJump(const BasicBlock &bb) {
  auto *jump = dyn_cast<BranchInst>(bb.getTerminator());
  return jump && jump->isUnconditional() &&
         !jump->hasMetadata(LLVMContext::MD_loop) &&
         all_of(bb, [&](const Instruction &i) {
           return &i == jump ||
                  (!lineOf(i) && (!isa<CallBase>(i) || isa<IntrinsicInst>(i)));
         });
}

static bool isJumpWithPlace(const BasicBlock &bb) {
  return isMereJump(bb) && bb.getTerminator()->getDebugLoc();
}

/// Where control goes, past other jumps of the same line.
static const BasicBlock *targetOf(const BasicBlock &jump) {
  const BasicBlock *target = jump.getSingleSuccessor();
  SmallPtrSet<const BasicBlock *, 4> seen;
  while (isJumpWithPlace(*target) && seen.insert(target).second &&
         lineOf(*target->getTerminator()) == lineOf(*jump.getTerminator()))
    target = target->getSingleSuccessor();
  return target;
}

/// Whether \p bb is in a loop that control leaves for \p exit.
static bool isInLoopBefore(const BasicBlock &bb, const BasicBlock &exit,
                           const LoopInfo &loops) {
  SmallSetVector<const BasicBlock *, 4> way;
  way.insert(&exit);
  for (unsigned i = 0; i != way.size(); ++i)
    for (const BasicBlock *pred : predecessors(way[i])) {
      if (isMereJump(*pred))
        way.insert(pred);
      for (const Loop *l = loops.getLoopFor(pred); l && !l->contains(&exit);
           l = l->getParentLoop())
        if (l->contains(&bb))
          return true;
    }
  return false;
}

SmallPtrSet<const BasicBlock *, 4> findStatementEnds(const Function &f) {
  DenseMap<Line, SmallVector<const BasicBlock *, 4>> blocksOn;
  for (const BasicBlock &bb : f)
    if (isJumpWithPlace(bb))
      blocksOn[*lineOf(*bb.getTerminator())];
  SmallPtrSet<const BasicBlock *, 4> ends;
  if (blocksOn.empty())
    return ends;
  for (const Instruction &i : instructions(f))
    if (auto line = lineOf(i))
      if (auto it = blocksOn.find(*line); it != blocksOn.end())
        if (it->second.empty() || it->second.back() != i.getParent())
          it->second.push_back(i.getParent());
  DominatorTree tree(const_cast<Function &>(f));
  LoopInfo loops(tree);
  for (const auto &[line, blocks] : blocksOn)
    for (const BasicBlock *bb : blocks)
      if (isJumpWithPlace(*bb) && !is_contained(blocks, targetOf(*bb)) &&
          any_of(blocks, [&, jump = bb](auto *other) {
            return tree.properlyDominates(other, jump) ||
                   isInLoopBefore(*other, *jump, loops);
          }))
        ends.insert(bb);
  return ends;
}

} // namespace lineprof
