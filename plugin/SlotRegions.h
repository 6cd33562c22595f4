//===- plugin/SlotRegions.h - where a function has a slot -----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A slot is needed around calls and loops. Taking it costs several times what
// telling it of a call does, so it isn't taken on ways that come to neither:
//
//     if (a fits) return quick(a);         no slot
//     if (rarely) slow(a);                 one region
//     else while (...) ...;                another one
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_SLOTREGIONS_H
#define LINEPROF_PLUGIN_SLOTREGIONS_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/Analysis/BlockFrequencyInfo.h"
#include "llvm/Analysis/LoopInfo.h"
#include "llvm/IR/Dominators.h"

namespace lineprof {

/// All that is dominated by `start`, where the slot is taken.
struct SlotRegion {
  llvm::Instruction *start;
  llvm::SmallVector<llvm::BasicBlock *, 16> blocks; ///< start's is the first
  llvm::SmallVector<llvm::Instruction *, 8> exits;  ///< the slot is given back
                                                    ///< before each of them
  llvm::SmallVector<llvm::BasicBlock *, 4> pads;    ///< landing pads
};

/// Chooses the regions of one function: disjoint, never beginning within a
/// loop, with the least expected number of slots that are taken.
class SlotRegions {
public:
  /// \p bfi may be null: then all blocks are taken to run equally often.
  SlotRegions(llvm::DominatorTree &dt, llvm::LoopInfo &li,
              llvm::BlockFrequencyInfo *bfi)
      : dt(dt), li(li), bfi(bfi) {}

  /// Regions with all \p users in them: blocks that need a slot, in which
  /// \p isUser tells the instructions that do; a loop's header stands for the
  /// whole loop. Splits edges.
  llvm::SmallVector<SlotRegion, 2>
  choose(llvm::ArrayRef<llvm::BasicBlock *> users,
         llvm::function_ref<bool(llvm::Instruction &)> isUser);

private:
  void findStarts(llvm::ArrayRef<llvm::BasicBlock *> users,
                  llvm::SmallVectorImpl<llvm::BasicBlock *> &starts);
  void findExits(SlotRegion &region);
  llvm::DenseMap<llvm::BasicBlock *, std::pair<unsigned, unsigned>>
  findPinnedEdges();

  llvm::DominatorTree &dt;
  llvm::LoopInfo &li;
  llvm::BlockFrequencyInfo *bfi;
};

} // namespace lineprof

#endif // LINEPROF_PLUGIN_SLOTREGIONS_H
