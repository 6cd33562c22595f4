//===- plugin/SourceLines.cpp - the source line of an instruction ---------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SourceLines.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/DebugInfo.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/IntrinsicInst.h"

using namespace llvm;

namespace lineprof {

/// clang's cleanup.dest.slot: a variable that only gets constants and is read
/// by code without a location, to find the way on after a cleanup.
static bool isCleanupSlot(const AllocaInst &Alloca) {
  bool Read = false;
  if (!Alloca.getAllocatedType()->isIntegerTy(32))
    return false;
  for (const User *U : Alloca.users()) {
    if (auto *Store = dyn_cast<StoreInst>(U)) {
      if (!isa<ConstantInt>(Store->getValueOperand()))
        return false;
    } else if (auto *Load = dyn_cast<LoadInst>(U)) {
      if (Load->getDebugLoc())
        return false;
      Read = true;
    } else if (!cast<Instruction>(U)->isLifetimeStartOrEnd()) {
      return false;
    }
  }
  return Read;
}

SourceLines::SourceLines(Function &F) : SP(F.getSubprogram()) {
  for (const Instruction &I : F.getEntryBlock())
    if (auto *Alloca = dyn_cast<AllocaInst>(&I);
        Alloca && isCleanupSlot(*Alloca))
      CleanupSlots.insert(Alloca);
}

bool SourceLines::isCleanupDispatch(const Instruction &I) const {
  if (auto *Store = dyn_cast<StoreInst>(&I))
    return CleanupSlots.contains(Store->getPointerOperand());
  // The way into a cleanup at the end of a scope: a store with a location and
  // a jump. (That of a break or return stores without one, and its jump is the
  // statement's.)
  if (auto *Br = dyn_cast<BranchInst>(&I); Br && Br->isUnconditional())
    if (auto *Store = dyn_cast_or_null<StoreInst>(I.getPrevNode()))
      return Store->getDebugLoc() &&
             CleanupSlots.contains(Store->getPointerOperand());
  return false;
}

std::optional<SourceLine> SourceLines::lineOf(const Instruction &I) const {
  const DebugLoc &Loc = I.getDebugLoc();
  if (!SP || !Loc || Loc.getLine() == 0 || Loc.isImplicitCode() ||
      isa<DbgInfoIntrinsic>(I) || I.isLifetimeStartOrEnd() ||
      getDISubprogram(Loc.getScope()) != SP || isCleanupDispatch(I))
    return std::nullopt;
  return SourceLine{cast<DIScope>(Loc.getScope())->getFile(), Loc.getLine()};
}

bool SourceLines::isLifetimeArtefact(const BasicBlock &BB) const {
  return any_of(BB, [this](const Instruction &I) {
    return I.isLifetimeStartOrEnd() || isCleanupDispatch(I);
  });
}

} // namespace lineprof
