//===- plugin/Passes.h - the two passes -----------------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_PASSES_H
#define LINEPROF_PLUGIN_PASSES_H

#include "llvm/IR/PassManager.h"

namespace lineprof {

/// Start of the pipeline: the control flow is still the source's. Places
/// counters on the arcs of each tagged function's flow graph, leaves a mark
/// for each, and writes the function's record.
class MarkPass : public llvm::PassInfoMixin<MarkPass> {
public:
  llvm::PreservedAnalyses run(llvm::Module &m,
                              llvm::ModuleAnalysisManager &mam);
  static bool isRequired() { return true; }
};

/// After inlining, before vectorising: turns marks into increments and calls
/// into sites.
class LowerPass : public llvm::PassInfoMixin<LowerPass> {
public:
  /// With \p optimise, counters live in registers within loops and the marked
  /// functions are cleaned up afterwards; -O0 has neither.
  explicit LowerPass(bool optimise) : optimise(optimise) {}
  llvm::PreservedAnalyses run(llvm::Module &m,
                              llvm::ModuleAnalysisManager &mam);
  static bool isRequired() { return true; }

private:
  bool optimise;
};

} // namespace lineprof

#endif // LINEPROF_PLUGIN_PASSES_H
