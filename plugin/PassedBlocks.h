//===- plugin/PassedBlocks.h - blocks on the way of a jump ----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Without optimisation a jump goes to its target. The optimising front end has
// lifetimes end on the way, in blocks that nothing else is in:
//
//     break: block, lifetimes end --> block, more of them --> behind the loop
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_PASSEDBLOCKS_H
#define LINEPROF_PLUGIN_PASSEDBLOCKS_H

#include "Returning.h"
#include "SourceLines.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace lineprof {

/// The blocks of an unoptimised function that are no nodes of its flow graph.
class PassedBlocks {
public:
  PassedBlocks(llvm::Function &f, const SourceLines &lines,
               ReturningCalls &calls);

  bool contains(const llvm::BasicBlock &bb) const {
    return passed.contains(&bb);
  }

  /// Where control goes from \p from by way of \p bb.
  llvm::BasicBlock *targetOf(const llvm::BasicBlock &from,
                             llvm::BasicBlock *bb) const;

private:
  bool isEmpty(const llvm::BasicBlock &bb) const;
  void passCleanups(llvm::Function &f);
  bool isJumpOfStatement(const llvm::BasicBlock &bb) const;
  bool isBehindDestructors(const llvm::BasicBlock &bb) const;
  bool isOnTheWay(llvm::BasicBlock &bb) const;

  const SourceLines &lines;
  const Cleanups &cleanups;
  ReturningCalls &calls;
  llvm::SmallPtrSet<const llvm::BasicBlock *, 16> passed;
};

} // namespace lineprof

#endif // LINEPROF_PLUGIN_PASSEDBLOCKS_H
