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

/// After inlining, before vectorising: gets the marks out of inner loops, into
/// registers where that pays. Not at -O0.
class PromotePass : public llvm::PassInfoMixin<PromotePass> {
public:
  llvm::PreservedAnalyses run(llvm::Module &m,
                              llvm::ModuleAnalysisManager &mam);
  static bool isRequired() { return true; }
};

/// End of the pipeline: turns the other marks into increments and calls into
/// sites. Earlier, later passes would take the stores for the program's own,
/// and merge them at the price of computing their addresses.
class LowerPass : public llvm::PassInfoMixin<LowerPass> {
public:
  llvm::PreservedAnalyses run(llvm::Module &m,
                              llvm::ModuleAnalysisManager &mam);
  static bool isRequired() { return true; }
};

} // namespace lineprof

#endif // LINEPROF_PLUGIN_PASSES_H
