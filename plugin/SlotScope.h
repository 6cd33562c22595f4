//===- plugin/SlotScope.h - where a function has its slot -----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_SLOTSCOPE_H
#define LINEPROF_PLUGIN_SLOTSCOPE_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/Analysis/LoopInfo.h"
#include "llvm/IR/Dominators.h"

namespace lineprof {

/// The part of a function that is dominated by where its slot is taken.
class SlotScope {
public:
  SlotScope(llvm::DominatorTree &dt, llvm::LoopInfo &li) : dt(dt), li(li) {}

  /// The latest place outside loops that comes before all \p users and, within
  /// a block, before the first instruction that \p isUser says yes to. Null if
  /// none can be reached.
  llvm::Instruction *
  findStart(llvm::ArrayRef<llvm::BasicBlock *> users,
            llvm::function_ref<bool(llvm::Instruction &)> isUser);

  /// Finds the rest, with the slot taken at \p start. Splits edges.
  void findExits(llvm::Instruction &start);

  /// Instructions before which the slot is given back.
  llvm::ArrayRef<llvm::Instruction *> exits() const {
    return found.getArrayRef();
  }
  bool isExit(llvm::Instruction *i) const { return found.contains(i); }

  llvm::ArrayRef<llvm::BasicBlock *> landingPads() const { return pads; }

private:
  bool edgesOutCanBeSplit(llvm::BasicBlock &start);

  llvm::DominatorTree &dt;
  llvm::LoopInfo &li;
  llvm::SmallSetVector<llvm::Instruction *, 8> found;
  llvm::SmallVector<llvm::BasicBlock *, 4> pads;
};

} // namespace lineprof

#endif // LINEPROF_PLUGIN_SLOTSCOPE_H
