//===- plugin/LowerPass.cpp - late: count, for real -----------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Counters.h"
#include "FunctionTable.h"
#include "Instrument.h"
#include "LoopAlignment.h"
#include "Marks.h"
#include "Passes.h"
#include "Sites.h"
#include "Startup.h"
#include "Trace.h"
#include "VersionedNames.h"
#include "lineprof/records.h"
#include "llvm/Analysis/LoopInfo.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/MDBuilder.h"
#include "llvm/IR/Module.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"

using namespace llvm;

namespace lineprof {

/// A thread's first tagged entry gets it its counters.
static void attachAtEntry(Function &f) {
  Instruction *at = &*f.getEntryBlock().getFirstNonPHIOrDbgOrAlloca();
  Instrument builder(at);
  Value *bias = builder.loadBias();
  Instruction *then = SplitBlockAndInsertIfThen(
      builder.CreateIsNull(bias), at, /*Unreachable=*/false,
      MDBuilder(f.getContext()).createUnlikelyBranchWeights());
  Instrument(then).coldCall("__lineprof_attach", {});
}

/// Turns the marks of \p f into increments. Returns true if it shall have
/// times: not all that is inlined here is tagged "hits".
static bool lowerMarks(Function &f, ArrayRef<CallInst *> marks,
                       const FunctionIndex &index) {
  CounterWriter writer(f);
  bool wantsTime = false;
  for (CallInst *call : marks) {
    const FunctionEntry *entry = index.find(Mark(*call).counters());
    wantsTime |= !entry || !(entry->flags & kFunctionHits);
    writer.lower(*call);
  }
  return wantsTime;
}

PreservedAnalyses LowerPass::run(llvm::Module &m, ModuleAnalysisManager &mam) {
  if (!m.getNamedMetadata(kFunctionsMetadata))
    return PreservedAnalyses::all();
  FunctionIndex index(m);
  auto &fam = mam.getResult<FunctionAnalysisManagerModuleProxy>(m).getManager();
  SmallVector<Function *, 0> changed;
  for (Function &f : m) {
    SmallVector<CallInst *, 16> marks;
    for (Instruction &i : instructions(f))
      if (Mark mark(i); mark)
        marks.push_back(mark.call());
    if (marks.empty())
      continue;
    if (!f.hasOptNone())
      alignLoops(fam.getResult<LoopAnalysis>(f));
    bool attaches = lowerMarks(f, marks, index) &&
                    addSites(f, index.findRoot(f), index, fam);
    if (lowerTrace(f, index) || !attaches)
      attachAtEntry(f);
    changed.push_back(&f);
  }
  admitStores(changed);
  linkStartup(m);
  addVersionToNames(m);
  return PreservedAnalyses::none();
}

} // namespace lineprof
