//===- plugin/SourceLines.h - the source line of an instruction -----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_SOURCELINES_H
#define LINEPROF_PLUGIN_SOURCELINES_H

#include "FlowGraph.h"
#include "llvm/ADT/SmallPtrSet.h"
#include <optional>

namespace lineprof {

/// Gives instructions of an unoptimised function the line that counts for
/// hits. The rules are those of LLVM's GCOVProfiling pass, and on top of them
/// what only the optimising front end emits (lifetime markers and the dispatch
/// behind them) has no line, so that -O0 and -O2 agree.
class SourceLines {
public:
  explicit SourceLines(llvm::Function &F);
  std::optional<SourceLine> lineOf(const llvm::Instruction &I) const;

  /// True if \p BB, which has no lines, is there only because the optimising
  /// front end ends lifetimes in it or on the way to it.
  bool isLifetimeArtefact(const llvm::BasicBlock &BB) const;

private:
  bool isCleanupDispatch(const llvm::Instruction &I) const;

  const llvm::DISubprogram *SP;
  llvm::SmallPtrSet<const llvm::Value *, 2> CleanupSlots;
};

} // namespace lineprof

#endif // LINEPROF_PLUGIN_SOURCELINES_H
