//===- plugin/SourceLines.cpp - the source line of an instruction ---------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SourceLines.h"
#include "ForwardingHeaders.h"
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

SourceLines::SourceLines(Function &f)
    : sp(f.getSubprogram()), forwardingHeaders(findForwardingHeaders(f)),
      unwinding(f) {
  for (const Instruction &i : f.getEntryBlock())
    if (auto *slot = dyn_cast<AllocaInst>(&i); slot && isCleanupSlot(*slot))
      cleanupSlots.insert(slot);
}

/// What clang makes for suspending and ending has the definition's line, which
/// counts calls.
bool SourceLines::isFrameOfCoroutine(const Instruction &i) const {
  return i.getFunction()->isPresplitCoroutine() &&
         i.getDebugLoc().getLine() == sp->getLine();
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

/// Whether a lifetime ends right before \p i, which has that place.
static bool isLeftOver(const Instruction &i) {
  const Instruction *before = i.getPrevNode();
  return before && before->isLifetimeStartOrEnd() &&
         before->getDebugLoc() == i.getDebugLoc();
}

/// A return of clang has the line of the function's end, or that of the return
/// statement if there is only one and nothing is left to do after it. Ends of
/// lifetimes are something to do. What has a line of the statement is the
/// value, or the code that put it in its place.
bool SourceLines::isEndOfReturn(const Instruction &i) const {
  auto *ret = dyn_cast<ReturnInst>(&i);
  if (ret && i.getFunction()->hasStructRetAttr())
    return !i.getParent()->hasNPredecessorsOrMore(2) && isLeftOver(i);
  auto *value =
      ret ? dyn_cast_or_null<Instruction>(ret->getReturnValue()) : nullptr;
  if (!value || isa<LoadInst>(value) || !value->getDebugLoc() ||
      value->getDebugLoc().getLine() == i.getDebugLoc().getLine())
    return false;
  const Instruction *before = i.getPrevNode();
  return before && before->isLifetimeStartOrEnd();
}

/// The same where the value went through a variable because lifetimes end: the
/// only return statement stores it there.
bool SourceLines::isEndOfOnlyReturn(const Instruction &i) const {
  auto *ret = dyn_cast<ReturnInst>(i.getParent()->getTerminator());
  auto *load =
      ret ? dyn_cast_or_null<LoadInst>(ret->getReturnValue()) : nullptr;
  if (!load || (&i != ret && &i != load) ||
      load->getDebugLoc() != ret->getDebugLoc())
    return false;
  auto *variable = dyn_cast<AllocaInst>(load->getPointerOperand());
  if (!variable || !isLeftOver(*load))
    return false;
  // That of main's implicit return has no place.
  SmallVector<const StoreInst *, 2> stores;
  for (const User *u : variable->users())
    if (auto *store = dyn_cast<StoreInst>(u))
      stores.push_back(store);
  return stores.size() == 1 && stores.front()->getDebugLoc();
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
      getDISubprogram(loc.getScope()) != sp || isFrameOfCoroutine(i) ||
      isCleanupDispatch(i) || isEndOfReturn(i) || isEndOfOnlyReturn(i) ||
      unwinding.hasNoLine(i) || isForwardingHeader(*i.getParent()))
    return std::nullopt;
  return SourceLine{cast<DIScope>(loc.getScope())->getFile(), loc.getLine()};
}

bool SourceLines::isCleanupSwitch(const Instruction &i) const {
  auto *sw = dyn_cast<SwitchInst>(&i);
  auto *load = sw ? dyn_cast<LoadInst>(sw->getCondition()) : nullptr;
  return load && cleanupSlots.contains(load->getPointerOperand());
}

bool SourceLines::isForwardingHeader(const BasicBlock &bb) const {
  return forwardingHeaders.contains(&bb);
}

bool SourceLines::isLifetimeArtefact(const BasicBlock &bb) const {
  return any_of(bb, [this](const Instruction &i) {
    return i.isLifetimeStartOrEnd() || isCleanupDispatch(i);
  });
}

} // namespace lineprof
