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

/// The object that \p i finds a part of, all at one place.
static const AllocaInst *objectOf(const Instruction &i) {
  const Value *from = i.getOperand(0);
  if (auto *object = dyn_cast<AllocaInst>(from))
    return object;
  auto *before = dyn_cast<Instruction>(from);
  return before && goesOn(*before, i) ? objectOf(*before) : nullptr;
}

/// Whether what \p i finds is for other lines.
static bool isForElsewhere(const Instruction &i) {
  return !i.use_empty() && all_of(i.users(), [&](const User *u) {
    auto &user = *cast<Instruction>(u);
    return goesOn(user, i) ? isForElsewhere(user)
                           : lineOf(user) && lineOf(user) != lineOf(i);
  });
}

bool findsBinding(const Instruction &i) {
  if (!isa<LoadInst, GetElementPtrInst>(i) || !i.getType()->isPointerTy() ||
      !lineOf(i) || !isForElsewhere(i))
    return false;
  const AllocaInst *object = objectOf(i);
  return object && any_of(object->users(), [&](const User *u) {
           auto &other = *cast<Instruction>(u);
           return other.getParent() != i.getParent() &&
                  lineOf(other) == lineOf(i);
         });
}

} // namespace lineprof
