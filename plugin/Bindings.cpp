//===- plugin/Bindings.cpp - where structured bindings are read -----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Bindings.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/IR/Instructions.h"

using namespace llvm;

namespace lineprof {

static unsigned lineOf(const Instruction &i) {
  return i.getDebugLoc() ? i.getDebugLoc().getLine() : 0;
}

/// Whether \p i goes on with the address \p of at the same place. The scope is
/// that of the use.
static bool goesOn(const Instruction &i, const Instruction &of) {
  return isa<LoadInst, GetElementPtrInst>(i) && lineOf(i) == lineOf(of) &&
         i.getDebugLoc().getCol() == of.getDebugLoc().getCol();
}

/// The first of the instructions at one place that find \p i in an object.
static const Instruction *startOf(const Instruction &i) {
  const Value *from = i.getOperand(0);
  if (isa<AllocaInst>(from))
    return &i;
  auto *before = dyn_cast<Instruction>(from);
  return before && goesOn(*before, i) ? startOf(*before) : nullptr;
}

/// Whether what \p i finds is for other lines.
static bool isForElsewhere(const Instruction &i) {
  return !i.use_empty() && all_of(i.users(), [&](const User *u) {
    auto &user = *cast<Instruction>(u);
    return goesOn(user, i) ? isForElsewhere(user)
                           : lineOf(user) && lineOf(user) != lineOf(i);
  });
}

/// Where an aggregate is initialised, its members have one place. Bindings have
/// one each.
static bool findsOtherMember(const Instruction &i, const Instruction &than) {
  return goesOn(i, than) && !i.isIdenticalTo(&than);
}

bool findsBinding(const Instruction &i) {
  if (!isa<LoadInst, GetElementPtrInst>(i) || !i.getType()->isPointerTy() ||
      !lineOf(i) || !isForElsewhere(i))
    return false;
  const Instruction *start = startOf(i);
  if (!start)
    return false;
  bool isOnOtherBlocksLine = false;
  for (const User *u : start->getOperand(0)->users()) {
    auto &other = *cast<Instruction>(u);
    if (findsOtherMember(other, *start))
      return false;
    isOnOtherBlocksLine |=
        other.getParent() != i.getParent() && lineOf(other) == lineOf(i);
  }
  return isOnOtherBlocksLine;
}

} // namespace lineprof
