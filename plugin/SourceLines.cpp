//===- plugin/SourceLines.cpp - the source line of an instruction ---------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SourceLines.h"
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
