//===- plugin/Unwinding.h - what lifetimes add to exceptions --------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_UNWINDING_H
#define LINEPROF_PLUGIN_UNWINDING_H

#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/IR/BasicBlock.h"

namespace lineprof {

/// The ways of exceptions through an unoptimised function, up to where they are
/// caught. The optimising front end ends lifetimes there too, in landing pads
/// and jumps of their own, which have lines that nobody wrote.
class Unwinding {
public:
  explicit Unwinding(const llvm::Function &f);

  /// True if exceptions come to \p bb before they are caught.
  bool isOnWay(const llvm::BasicBlock &bb) const {
    return blocks.contains(&bb);
  }

  /// True if \p i is there only since lifetimes end, or has their place.
  bool hasNoLine(const llvm::Instruction &i) const;

  /// True if \p bb is a landing pad that only keeps the exception and ends
  /// lifetimes before it goes on, with others or alone, to the cleanups.
  bool isPlainPad(const llvm::BasicBlock &bb) const;

  /// True if destructors run in \p bb, and lifetimes end there or right behind.
  bool isCleanup(const llvm::BasicBlock &bb) const;

private:
  bool isArtefact(const llvm::BasicBlock &bb) const;
  bool isJump(const llvm::Instruction &i) const;

  llvm::SmallPtrSet<const llvm::BasicBlock *, 8> blocks;
  llvm::SmallPtrSet<const llvm::BasicBlock *, 4> artefacts;
};

} // namespace lineprof

#endif // LINEPROF_PLUGIN_UNWINDING_H
