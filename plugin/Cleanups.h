//===- plugin/Cleanups.h - jumps through the ends of scopes ---------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What leaves a scope in which something is left to do stores where it is going
// to a slot. A switch behind the cleanup, which all of them pass, reads it:
//
//        break: store 2          end of the scope: store 0
//                     \           /
//                      destructors, ends of lifetimes
//                      switch, 0: what follows, 2: behind the loop
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_CLEANUPS_H
#define LINEPROF_PLUGIN_CLEANUPS_H

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/Instructions.h"

namespace lineprof {

/// The cleanups of an unoptimised function.
class Cleanups {
public:
  using Blocks = llvm::SmallVector<const llvm::BasicBlock *, 8>;

  explicit Cleanups(const llvm::Function &f);

  /// The stores of where control is going.
  llvm::ArrayRef<const llvm::StoreInst *> stores() const { return allStores; }
  bool isStore(const llvm::Instruction &i) const;

  /// True if \p i goes into a cleanup from the end of its scope, which has a
  /// place, and no destructor with that place is first. Jumps of the source
  /// have stored without a place.
  bool isScopeEnd(const llvm::Instruction &i) const;

  /// True if \p i goes on to where control was going before a cleanup.
  bool isSwitch(const llvm::Instruction &i) const;

  /// True if \p i goes on behind a cleanup as \ref isSwitch, or as it does in a
  /// coroutine, where clang keeps the slot's value in PHIs.
  static bool isDispatch(const llvm::Instruction &i);

  /// True if \p i is such a PHI.
  static bool isDispatchValue(const llvm::Instruction &i);

  /// True if \p store is that of a return, whose number is the first that clang
  /// gives.
  static bool isOfReturn(const llvm::StoreInst &store);

  /// True if \p i skips a destructor that isn't due, as a flag says: that of
  /// an object which is returned, or wasn't made.
  static bool isFlagged(const llvm::Instruction &i);

  /// True if control comes to a switch from \p bb with what is in the slot.
  bool isWithin(const llvm::BasicBlock &bb) const {
    return within.contains(&bb);
  }

  /// What \p bb leaves in the slot, or \p before if neither it stores anything
  /// nor what leads to it through calls, as the end of a handler does.
  const llvm::ConstantInt *
  valueBehind(const llvm::BasicBlock &bb,
              const llvm::ConstantInt *before = nullptr) const;

  /// What is in the slot on the way from \p from to \p to, null if that may be
  /// several values.
  const llvm::ConstantInt *valueOn(const llvm::BasicBlock &from,
                                   const llvm::BasicBlock &to) const;

  /// Where control goes from \p bb with \p value in the slot, null if that
  /// isn't known, through destructors whether or not they are due. Null if it
  /// goes several ways.
  const llvm::BasicBlock *next(const llvm::BasicBlock &bb,
                               const llvm::ConstantInt *value) const;

  /// The blocks behind that of \p store, which is in the slot, through cleanups
  /// up to \p end, or as far as the slot keeps that value.
  Blocks wayOf(const llvm::StoreInst &store, const llvm::BasicBlock &end) const;

  /// True if \p bb comes to a cleanup with the end of its scope, which is no
  /// jump in the source.
  bool endsScope(const llvm::BasicBlock &bb) const;

  /// Where the jump at the end of \p bb goes, through cleanups.
  const llvm::BasicBlock *targetOf(const llvm::BasicBlock &bb) const;

  /// Where control comes to \p bb from, through cleanups.
  Blocks sourcesOf(const llvm::BasicBlock &bb) const;

private:
  void findBlocksWithin(const llvm::Function &f);

  llvm::SmallSetVector<const llvm::Value *, 2> slots;
  llvm::SmallSetVector<const llvm::BasicBlock *, 8> within;
  llvm::MapVector<const llvm::BasicBlock *, const llvm::StoreInst *> lastStores;
  llvm::SmallVector<const llvm::StoreInst *, 8> allStores;
  llvm::DenseMap<const llvm::BasicBlock *, const llvm::BasicBlock *> targets;
  llvm::DenseMap<const llvm::BasicBlock *, Blocks> sources;
};

} // namespace lineprof

#endif // LINEPROF_PLUGIN_CLEANUPS_H
