//===- plugin/Unwinding.cpp - what lifetimes add to exceptions ------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Unwinding.h"
#include "Artefacts.h"
#include "llvm/ADT/PostOrderIterator.h"
#include "llvm/IR/CFG.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/IntrinsicInst.h"

using namespace llvm;

namespace lineprof {

static bool hasCalls(const BasicBlock &bb) {
  return any_of(bb, [](const Instruction &i) {
    return isa<CallBase>(i) && !isa<IntrinsicInst>(i);
  });
}

static bool endsLifetimes(const BasicBlock &bb) {
  return any_of(bb,
                [](const Instruction &i) { return i.isLifetimeStartOrEnd(); });
}

/// Whether it catches exceptions.
static bool beginsHandler(const BasicBlock &bb) {
  return any_of(bb, [](const Instruction &i) {
    return isCallOf(i, "__cxa_begin_catch");
  });
}

/// Blocks that exceptions come to, before they are caught.
Unwinding::Unwinding(const Function &f) {
  if (!f.hasPersonalityFn())
    return;
  for (const BasicBlock *bb : ReversePostOrderTraversal<const Function *>(&f))
    if (bb->isLandingPad() ||
        (!pred_empty(bb) && !beginsHandler(*bb) &&
         all_of(predecessors(bb), [&](const BasicBlock *pred) {
           return blocks.contains(pred) && !beginsHandler(*pred);
         })))
      blocks.insert(bb);
  for (const BasicBlock *bb : blocks)
    if (isArtefact(*bb))
      artefacts.insert(bb);
}

/// Where an exception goes on out of the function. All cleanups share that, and
/// its place is one of theirs.
static bool goesOn(const BasicBlock &bb) {
  return isa<ResumeInst>(bb.getTerminator());
}

/// Landing pads that were made to end lifetimes, and nothing else, before the
/// exception goes on out of the function.
bool Unwinding::isArtefact(const BasicBlock &bb) const {
  if (!isPlainPad(bb) || bb.getLandingPadInst()->getNumClauses())
    return false;
  bool ends = false;
  const BasicBlock *at = &bb;
  for (unsigned steps = 0; steps != 100; ++steps) {
    ends |= endsLifetimes(*at);
    if (goesOn(*at))
      return ends;
    at = at->getSingleSuccessor();
    if (!at || hasCalls(*at))
      return false;
  }
  return false;
}

bool Unwinding::isPlainPad(const BasicBlock &bb) const {
  return bb.isLandingPad() && bb.getSingleSuccessor() && !hasCalls(bb);
}

bool Unwinding::isCleanup(const BasicBlock &bb) const {
  const BasicBlock *next = bb.getSingleSuccessor();
  return blocks.contains(&bb) && !bb.isLandingPad() && hasCalls(bb) &&
         (endsLifetimes(bb) || (next && endsLifetimes(*next)));
}

/// The jump on from where lifetimes end on the way of an exception. It has the
/// line of their end.
bool Unwinding::isJump(const Instruction &i) const {
  auto *br = dyn_cast<BranchInst>(&i);
  if (!br || br->isConditional() || !blocks.contains(i.getParent()))
    return false;
  const Instruction *before = i.getPrevNode();
  return before && before->isLifetimeStartOrEnd() &&
         before->getDebugLoc().getLine() == i.getDebugLoc().getLine();
}

bool Unwinding::hasNoLine(const Instruction &i) const {
  return isJump(i) || goesOn(*i.getParent()) ||
         artefacts.contains(i.getParent());
}

} // namespace lineprof
