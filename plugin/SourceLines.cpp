//===- plugin/SourceLines.cpp - the source line of an instruction ---------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SourceLines.h"
#include "llvm/ADT/PostOrderIterator.h"
#include "llvm/Analysis/CFG.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/DebugInfo.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/IntrinsicInst.h"

using namespace llvm;

namespace lineprof {

/// clang's cleanup.dest.slot: a variable that only gets constants and is read
/// by code without a location, to find the way on after a cleanup.
static bool isCleanupSlot(const AllocaInst &slot) {
  bool read = false;
  if (!slot.getAllocatedType()->isIntegerTy(32))
    return false;
  for (const User *u : slot.users()) {
    if (auto *store = dyn_cast<StoreInst>(u)) {
      if (!isa<ConstantInt>(store->getValueOperand()))
        return false;
    } else if (auto *load = dyn_cast<LoadInst>(u)) {
      if (load->getDebugLoc())
        return false;
      read = true;
    } else if (!cast<Instruction>(u)->isLifetimeStartOrEnd()) {
      return false;
    }
  }
  return read;
}

SourceLines::SourceLines(Function &f) : sp(f.getSubprogram()) {
  for (const Instruction &i : f.getEntryBlock())
    if (auto *slot = dyn_cast<AllocaInst>(&i); slot && isCleanupSlot(*slot))
      cleanupSlots.insert(slot);
  findForwardingHeaders(f);
  if (f.hasPersonalityFn())
    findUnwindingBlocks(f);
}

/// The header of while (1) is a mere jump. At -O0 the front end removes it,
/// unless there are cleanups around it; at higher levels the ends of lifetimes
/// are cleanups too. Without exceptions there are no others.
void SourceLines::findForwardingHeaders(const Function &f) {
  if (f.hasOptNone() || f.hasPersonalityFn())
    return;
  SmallVector<std::pair<const BasicBlock *, const BasicBlock *>, 8> backedges;
  FindFunctionBackedges(f, backedges);
  for (auto [from, header] : backedges)
    if (auto *br = dyn_cast<BranchInst>(&header->front());
        br && br->isUnconditional())
      forwardingHeaders.insert(header);
}

bool SourceLines::isCleanupDispatch(const Instruction &i) const {
  if (auto *store = dyn_cast<StoreInst>(&i))
    return cleanupSlots.contains(store->getPointerOperand());
  // The way into a cleanup at the end of a scope: a store with a location and
  // a jump. (That of a break or return stores without one, and its jump is the
  // statement's.)
  if (auto *br = dyn_cast<BranchInst>(&i); br && br->isUnconditional())
    if (auto *store = dyn_cast_or_null<StoreInst>(i.getPrevNode()))
      return store->getDebugLoc() &&
             cleanupSlots.contains(store->getPointerOperand());
  return false;
}

/// A return of clang has the line of the function's end, or that of the return
/// statement if there is only one and nothing is left to do after it. Ends of
/// lifetimes are something to do. What has a line of the statement is the
/// value.
bool SourceLines::isEndOfReturn(const Instruction &i) const {
  auto *ret = dyn_cast<ReturnInst>(&i);
  auto *value =
      ret ? dyn_cast_or_null<Instruction>(ret->getReturnValue()) : nullptr;
  if (!value || isa<LoadInst>(value) || !value->getDebugLoc() ||
      value->getDebugLoc().getLine() == i.getDebugLoc().getLine())
    return false;
  const Instruction *before = i.getPrevNode();
  return before && before->isLifetimeStartOrEnd();
}

/// Blocks that only exceptions come to.
void SourceLines::findUnwindingBlocks(Function &f) {
  for (const BasicBlock *bb : ReversePostOrderTraversal<const Function *>(&f))
    if (bb->isLandingPad() ||
        (!pred_empty(bb) &&
         all_of(predecessors(bb), [&](const BasicBlock *pred) {
           return unwinding.contains(pred);
         })))
      unwinding.insert(bb);
}

/// The jump on from where nothing but lifetimes end on the way of an exception.
/// It has the line of their end.
bool SourceLines::isUnwindingJump(const Instruction &i) const {
  auto *br = dyn_cast<BranchInst>(&i);
  if (!br || br->isConditional() || !unwinding.contains(i.getParent()))
    return false;
  const Instruction *at = i.getPrevNode();
  while (at && at->isLifetimeStartOrEnd() &&
         at->getDebugLoc().getLine() == i.getDebugLoc().getLine())
    at = at->getPrevNode();
  if (at == i.getPrevNode())
    return false;
  if (auto *store = dyn_cast_or_null<StoreInst>(at))
    return isa<ExtractValueInst>(store->getValueOperand());
  return !at || isa<PHINode>(at) || at->isLifetimeStartOrEnd();
}

std::optional<SourceLine> SourceLines::definition() const {
  if (!sp || !sp->getLine())
    return std::nullopt;
  return SourceLine{sp->getFile(), sp->getLine()};
}

std::optional<SourceLine> SourceLines::lineOf(const Instruction &i) const {
  const DebugLoc &loc = i.getDebugLoc();
  if (!sp || !loc || loc.getLine() == 0 || loc.isImplicitCode() ||
      isa<DbgInfoIntrinsic>(i) || i.isLifetimeStartOrEnd() ||
      getDISubprogram(loc.getScope()) != sp || isCleanupDispatch(i) ||
      isEndOfReturn(i) || isUnwindingJump(i) ||
      forwardingHeaders.contains(i.getParent()))
    return std::nullopt;
  return SourceLine{cast<DIScope>(loc.getScope())->getFile(), loc.getLine()};
}

bool SourceLines::isLifetimeArtefact(const BasicBlock &bb) const {
  return any_of(bb, [this](const Instruction &i) {
    return i.isLifetimeStartOrEnd() || isCleanupDispatch(i);
  });
}

} // namespace lineprof
