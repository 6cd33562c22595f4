//===- plugin/Cleanups.cpp - jumps through the ends of scopes -------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Cleanups.h"
#include "Places.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/IR/CFG.h"
#include "llvm/IR/Function.h"
#include "llvm/IR/IntrinsicInst.h"

using namespace llvm;

namespace lineprof {

/// clang's cleanup.dest.slot: a variable that only gets constants and is read
/// by code without a location, to find the way on after a cleanup.
static bool isSlot(const AllocaInst &slot) {
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

static const ConstantInt *valueOf(const StoreInst &store) {
  return cast<ConstantInt>(store.getValueOperand());
}

bool Cleanups::isOfReturn(const StoreInst &store) {
  return valueOf(store)->isOne();
}

bool Cleanups::isDispatch(const Instruction &i) {
  return isa<SwitchInst>(i) && !i.getDebugLoc();
}

bool Cleanups::isDispatchValue(const Instruction &i) {
  auto *phi = dyn_cast<PHINode>(&i);
  if (!phi || !phi->getType()->isIntegerTy(32) ||
      !phi->getFunction()->isPresplitCoroutine())
    return false;
  // Cleanups around it have PHIs of their own, that get its value.
  SmallSetVector<const Instruction *, 8> values;
  values.insert(phi);
  for (unsigned n = 0; n != values.size(); ++n)
    for (const User *u : values[n]->users()) {
      auto *user = cast<Instruction>(u);
      if (isDispatch(*user))
        return true;
      if (isa<PHINode>(user))
        values.insert(user);
    }
  return false;
}

bool Cleanups::isFlagged(const Instruction &i) {
  auto *br = dyn_cast<BranchInst>(&i);
  auto *flag = br && br->isConditional()
                   ? dyn_cast<LoadInst>(br->getCondition())
                   : nullptr;
  return flag && flag->getType()->isIntegerTy(1) &&
         isa<AllocaInst>(flag->getPointerOperand());
}

/// Where control goes from \p bb if nothing is thrown there. Null if it goes
/// several ways.
static const BasicBlock *nextWithoutThrow(const BasicBlock &bb) {
  auto *invoke = dyn_cast<InvokeInst>(bb.getTerminator());
  return invoke ? invoke->getNormalDest() : bb.getSingleSuccessor();
}

/// Where \p sw goes whatever is in the slot. Null if there are several ways.
static const BasicBlock *onlyWay(const SwitchInst &sw) {
  const BasicBlock *way = sw.getDefaultDest();
  if (sw.getNumCases() != 0 && isa<UnreachableInst>(way->front()))
    way = sw.case_begin()->getCaseSuccessor();
  return all_of(sw.cases(),
                [&](auto &c) { return c.getCaseSuccessor() == way; })
             ? way
             : nullptr;
}

Cleanups::Cleanups(const Function &f) {
  for (const Instruction &i : f.getEntryBlock())
    if (auto *slot = dyn_cast<AllocaInst>(&i); slot && isSlot(*slot)) {
      slots.insert(slot);
      for (const User *u : slot->users())
        if (auto *store = dyn_cast<StoreInst>(u))
          allStores.push_back(store);
    }
  for (const BasicBlock &bb : f)
    for (const Instruction &i : bb)
      if (isStore(i))
        lastStores[&bb] = cast<StoreInst>(&i);
  findBlocksWithin(f);
  for (auto [bb, store] : lastStores) {
    auto *value = valueOf(*store);
    const BasicBlock *target = next(*bb, value);
    while (target && isWithin(*target))
      target = next(*target, value);
    if (target && target != bb->getSingleSuccessor()) {
      targets[bb] = target;
      sources[target].push_back(bb);
    }
  }
}

void Cleanups::findBlocksWithin(const Function &f) {
  for (const BasicBlock &bb : f)
    if (isSwitch(*bb.getTerminator()) && !lastStores.contains(&bb))
      within.insert(&bb);
  for (unsigned i = 0; i != within.size(); ++i)
    for (const BasicBlock *pred : predecessors(within[i]))
      if (pred->getSingleSuccessor() && !lastStores.contains(pred))
        within.insert(pred);
}

bool Cleanups::isStore(const Instruction &i) const {
  auto *store = dyn_cast<StoreInst>(&i);
  return store && slots.contains(store->getPointerOperand());
}

/// Whether control comes to \p cleanup from \p bb with a scope's end, for which
/// clang's number is 0.
static bool isScopeEndIn(const BasicBlock &bb, const BasicBlock &cleanup) {
  auto *value = dyn_cast<PHINode>(&cleanup.front());
  auto *number =
      value && Cleanups::isDispatchValue(*value)
          ? dyn_cast<ConstantInt>(value->getIncomingValueForBlock(&bb))
          : nullptr;
  return number && number->isZero();
}

bool Cleanups::isScopeEnd(const Instruction &i) const {
  const Instruction *store = i.getPrevNode();
  const BasicBlock *cleanup = i.getParent()->getSingleSuccessor();
  if (!i.isTerminator() || !cleanup)
    return false;
  bool isStored = store && isStore(*store) && store->getDebugLoc();
  return (isStored || isScopeEndIn(*i.getParent(), *cleanup)) &&
         none_of(*cleanup, [&](const Instruction &c) {
           return isa<CallBase>(c) && !isa<IntrinsicInst>(c) &&
                  isSamePlace(c.getDebugLoc(), i.getDebugLoc());
         });
}

bool Cleanups::isSwitch(const Instruction &i) const {
  auto *sw = dyn_cast<SwitchInst>(&i);
  auto *load = sw ? dyn_cast<LoadInst>(sw->getCondition()) : nullptr;
  return load && slots.contains(load->getPointerOperand());
}

/// The block that ends in the call that \p bb begins behind, if it does.
static const BasicBlock *callBefore(const BasicBlock &bb) {
  const BasicBlock *pred = bb.getSinglePredecessor();
  auto *invoke = pred ? dyn_cast<InvokeInst>(pred->getTerminator()) : nullptr;
  return invoke && invoke->getNormalDest() == &bb ? pred : nullptr;
}

const ConstantInt *Cleanups::valueBehind(const BasicBlock &bb,
                                         const ConstantInt *before) const {
  for (const BasicBlock *from = &bb; from; from = callBefore(*from))
    if (const StoreInst *store = lastStores.lookup(from))
      return valueOf(*store);
  return before;
}

const BasicBlock *Cleanups::next(const BasicBlock &bb,
                                 const ConstantInt *value) const {
  if (isSwitch(*bb.getTerminator())) {
    auto *sw = cast<SwitchInst>(bb.getTerminator());
    return value ? sw->findCaseValue(value)->getCaseSuccessor() : onlyWay(*sw);
  }
  if (isFlagged(*bb.getTerminator()))
    for (unsigned due : {0, 1}) {
      const BasicBlock *destructor = bb.getTerminator()->getSuccessor(due);
      if (nextWithoutThrow(*destructor) ==
          bb.getTerminator()->getSuccessor(1 - due))
        return destructor;
    }
  return nextWithoutThrow(bb);
}

Cleanups::Blocks Cleanups::wayOf(const StoreInst &store,
                                 const BasicBlock &end) const {
  const ConstantInt *value = valueOf(store);
  Blocks way;
  const BasicBlock *bb = store.getParent();
  while (bb != &end && (bb = next(*bb, value)) && !is_contained(way, bb) &&
         none_of(*bb, [&](const Instruction &i) { return isStore(i); }))
    way.push_back(bb);
  return way;
}

const ConstantInt *Cleanups::valueOn(const BasicBlock &from,
                                     const BasicBlock &to) const {
  if (!isSwitch(*from.getTerminator()))
    return valueBehind(from);
  const ConstantInt *only = nullptr;
  for (const StoreInst *store : allStores) {
    const ConstantInt *value = valueOf(*store);
    if (value == only || next(from, value) != &to ||
        !is_contained(wayOf(*store, from), &from))
      continue;
    if (only)
      return nullptr;
    only = value;
  }
  return only;
}

bool Cleanups::endsScope(const BasicBlock &bb) const {
  const StoreInst *store = lastStores.lookup(&bb);
  return store && store->getDebugLoc() && targets.contains(&bb);
}

const BasicBlock *Cleanups::targetOf(const BasicBlock &bb) const {
  const BasicBlock *target = targets.lookup(&bb);
  return target ? target : bb.getSingleSuccessor();
}

Cleanups::Blocks Cleanups::sourcesOf(const BasicBlock &bb) const {
  Blocks all = sources.lookup(&bb);
  for (const BasicBlock *pred : predecessors(&bb))
    if (!isSwitch(*pred->getTerminator()))
      all.push_back(pred);
  return all;
}

} // namespace lineprof
