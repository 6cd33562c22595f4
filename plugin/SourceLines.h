//===- plugin/SourceLines.h - the source line of an instruction -----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_SOURCELINES_H
#define LINEPROF_PLUGIN_SOURCELINES_H

#include "Cleanups.h"
#include "FlowGraph.h"
#include "Unwinding.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/IR/Instructions.h"
#include <optional>

namespace lineprof {

/// Gives instructions of an unoptimised function the line that counts for
/// hits. The rules are those of LLVM's GCOVProfiling pass, and on top of them
/// what only the optimising front end emits (lifetime markers and the dispatch
/// behind them) has no line, so that -O0 and -O2 agree.
class SourceLines {
public:
  explicit SourceLines(llvm::Function &f);
  /// The line of the definition, which counts calls as in gcov.
  std::optional<SourceLine> definition() const;
  std::optional<SourceLine> lineOf(const llvm::Instruction &i) const;

  /// True if \p bb is a mere jump that only the optimising front end has: the
  /// header of an endless loop, or one from behind a cleanup at a scope's end,
  /// whose line the jump into the cleanup has.
  bool isOptimisersJump(const llvm::BasicBlock &bb) const {
    return optimisersJumps.contains(&bb);
  }

  /// True if \p bb is a jump that has no line since nobody wrote it.
  bool isStatementEnd(const llvm::BasicBlock &bb) const {
    return statementEnds.contains(&bb);
  }

  const Unwinding &unwindingOf() const { return unwinding; }

  const Cleanups &cleanupsOf() const { return cleanups; }

  /// True if \p bb, which has no lines, is there only because the optimising
  /// front end ends lifetimes in it or on the way to it.
  bool isLifetimeArtefact(const llvm::BasicBlock &bb) const;

private:
  bool isBehindOnlyReturn(const llvm::BasicBlock &end) const;
  bool isTargetOfJumps(const llvm::Instruction &first) const;
  void findJumpAfterScope(const llvm::StoreInst &store);
  void findStartsAtBranches(const llvm::Function &f);
  bool isPlacedAtBranch(const llvm::Instruction &i) const;
  bool isMadeUp(const llvm::Instruction &i) const;
  bool isEndOfOnlyReturn(const llvm::Instruction &i) const;
  bool isCleanupDispatch(const llvm::Instruction &i) const;

  const llvm::DISubprogram *sp;
  Cleanups cleanups;
  llvm::SmallPtrSet<const llvm::Instruction *, 2> jumpsIntoCleanups;
  llvm::DenseMap<const llvm::Value *, const llvm::Instruction *>
      startsAtBranches; ///< of lifetimes, by variable
  llvm::SmallPtrSet<const llvm::BasicBlock *, 2> optimisersJumps;
  llvm::SmallPtrSet<const llvm::BasicBlock *, 4> statementEnds;
  llvm::SmallPtrSet<const llvm::BasicBlock *, 4> coroutineStart;
  Unwinding unwinding;
};

} // namespace lineprof

#endif // LINEPROF_PLUGIN_SOURCELINES_H
