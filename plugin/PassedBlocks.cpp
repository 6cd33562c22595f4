//===- plugin/PassedBlocks.cpp - blocks on the way of a jump --------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PassedBlocks.h"
#include "Artefacts.h"
#include "llvm/ADT/PostOrderIterator.h"
#include "llvm/IR/CFG.h"

using namespace llvm;

namespace lineprof {

PassedBlocks::PassedBlocks(Function &f, const SourceLines &lines,
                           ReturningCalls &calls)
    : lines(lines), cleanups(lines.cleanupsOf()), calls(calls) {
  passCleanups(f);
  for (BasicBlock &bb : f)
    if (!contains(bb) && isOnTheWay(bb))
      passed.insert(&bb);
}

/// Whether nothing of the source is in \p bb and control goes through.
bool PassedBlocks::isEmpty(const BasicBlock &bb) const {
  return none_of(bb, [&](const Instruction &i) {
    auto *call = dyn_cast<CallBase>(&i);
    return lines.lineOf(i) || (call && calls.mayLeave(*call));
  });
}

/// Cleanups that only end lifetimes: jumps through them go to their target,
/// as without optimisation. Where control also comes from other cleanups, and
/// several ways, it isn't known where it was going.
void PassedBlocks::passCleanups(Function &f) {
  for (BasicBlock *bb : ReversePostOrderTraversal<Function *>(&f))
    if (cleanups.isWithin(*bb) && isEmpty(*bb) &&
        all_of(predecessors(bb), [&](BasicBlock *pred) {
          bool isWay = pred->getSingleSuccessor() ||
                       cleanups.isSwitch(*pred->getTerminator());
          return passed.contains(pred) ||
                 (isWay && cleanups.valueOn(*pred, *bb));
        }))
      passed.insert(bb);
}

/// What clang puts behind the destructors of an array's elements, and behind
/// one that a flag asks for: a jump without a line, where lifetimes may end.
bool PassedBlocks::isBehindDestructors(const BasicBlock &bb) const {
  auto *jump = dyn_cast<BranchInst>(bb.getTerminator());
  if (!jump || !jump->isUnconditional() || lines.lineOf(*jump) ||
      any_of(bb, [&](const Instruction &i) {
        return &i != jump && !i.isLifetimeStartOrEnd();
      }))
    return false;
  const BasicBlock *pred = bb.getSinglePredecessor();
  return any_of(predecessors(&bb),
                [](const BasicBlock *from) {
                  return Cleanups::isFlagged(*from->getTerminator());
                }) ||
         (pred && any_of(successors(pred), [](const BasicBlock *loop) {
            return isMadeUpLoop(*loop);
          }));
}

/// What is behind the end of a handler that a jump leaves, with or without a
/// variable whose lifetime ends there.
static bool isBehindHandler(const BasicBlock &bb) {
  const BasicBlock *pred = bb.getSinglePredecessor();
  return pred && isCallOf(*pred->getTerminator(), "__cxa_end_catch");
}

/// A break or the like, which has no line if that of its if is the same.
bool PassedBlocks::isJumpOfStatement(const BasicBlock &bb) const {
  const Instruction *store = bb.getTerminator()->getPrevNode();
  return lines.isStatementEnd(bb) && store && cleanups.isStore(*store) &&
         !store->getDebugLoc();
}

/// A block of the optimising front end where lifetimes end on the way from a
/// jump to its target, the only one behind a cleanup. Without optimisation the
/// jump goes there at once. A block where ways of a condition meet is there in
/// any case.
bool PassedBlocks::isOnTheWay(BasicBlock &bb) const {
  if (lines.isOptimisersJump(bb) || isBehindDestructors(bb))
    return true;
  const Instruction &jump = *bb.getTerminator();
  const BasicBlock *next = cleanups.isSwitch(jump) ? cleanups.next(bb, nullptr)
                           : isa<BranchInst>(jump) ? bb.getSingleSuccessor()
                                                   : nullptr;
  if (!next || next == &bb || bb.isEntryBlock() || isJumpOfStatement(bb) ||
      isBehindHandler(bb) || !lines.isLifetimeArtefact(bb) || !isEmpty(bb))
    return false;
  if (!bb.getSinglePredecessor() &&
      any_of(predecessors(&bb), [&](const BasicBlock *pred) {
        return pred->getTerminator()->getNumSuccessors() > 1 &&
               !Cleanups::isDispatch(*pred->getTerminator());
      }))
    return false;
  return targetOf(bb, const_cast<BasicBlock *>(next)) != &bb; // an empty loop
}

BasicBlock *PassedBlocks::targetOf(const BasicBlock &from,
                                   BasicBlock *bb) const {
  const ConstantInt *value = cleanups.valueOn(from, *bb);
  while (passed.contains(bb)) {
    value = cleanups.valueBehind(*bb, value);
    bb = const_cast<BasicBlock *>(cleanups.next(*bb, value));
  }
  return bb;
}

} // namespace lineprof
