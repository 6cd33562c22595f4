//===- plugin/LowerPass.cpp - late: count, for real -----------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Counters.h"
#include "FunctionTable.h"
#include "Instrument.h"
#include "Marks.h"
#include "Passes.h"
#include "Sites.h"
#include "Startup.h"
#include "lineprof/format.h"
#include "llvm/Analysis/GlobalsModRef.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/MDBuilder.h"
#include "llvm/IR/Module.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"

using namespace llvm;

namespace lineprof {

namespace {

struct MarkedFunction {
  Function *f;
  bool wantsTime; ///< not all that is inlined here is tagged "hits"
};

} // namespace

/// What attribute inference concluded from marks is too little for the stores
/// that they have become, in this function and in all that call it.
static void admitStores(ArrayRef<MarkedFunction> marked) {
  SmallPtrSet<Function *, 32> done;
  SmallVector<Function *, 32> work;
  for (const MarkedFunction &m : marked)
    work.push_back(m.f);
  while (!work.empty()) {
    Function &f = *work.pop_back_val();
    if (!done.insert(&f).second)
      continue;
    f.setMemoryEffects(MemoryEffects::unknown());
    for (User *u : f.users())
      if (auto *call = dyn_cast<CallBase>(u)) {
        call->setMemoryEffects(MemoryEffects::unknown());
        work.push_back(call->getFunction());
      }
  }
}

/// A thread's first tagged entry gets it its counters.
static void attachAtEntry(Function &f) {
  Instruction *at = &*f.getEntryBlock().getFirstNonPHIOrDbgOrAlloca();
  Instrument builder(at);
  Value *tls = builder.tls();
  Value *bias = builder.loadBias();
  Instruction *then = SplitBlockAndInsertIfThen(
      builder.CreateIsNull(bias), at, /*Unreachable=*/false,
      MDBuilder(f.getContext()).createUnlikelyBranchWeights());
  Instrument cold(then);
  cold.coldCall(cold.loadFromModule(offsetof(lineprof::Module, attach)),
                {cold.module(), tls});
}

/// Functions that hold marks, their own or inlined ones.
static SmallVector<MarkedFunction, 0> findMarked(llvm::Module &m,
                                                 const FunctionIndex &index) {
  SmallVector<MarkedFunction, 0> marked;
  for (Function &f : m) {
    bool hasMark = false, wantsTime = false;
    for (Instruction &i : instructions(f))
      if (Mark found(i); found) {
        hasMark = true;
        const FunctionEntry *entry = index.find(found.counters());
        wantsTime |= !entry || !(entry->flags & kFunctionHits);
      }
    if (hasMark)
      marked.push_back({&f, wantsTime});
  }
  return marked;
}

PreservedAnalyses LowerPass::run(llvm::Module &m, ModuleAnalysisManager &mam) {
  if (!m.getNamedMetadata(kFunctionsMetadata))
    return PreservedAnalyses::all();
  FunctionIndex index(m);
  auto &fam = mam.getResult<FunctionAnalysisManagerModuleProxy>(m).getManager();
  ReturningCalls calls(fam);
  bool hadGlobalsAa = mam.getCachedResult<GlobalsAA>(m);

  SmallVector<MarkedFunction, 0> marked = findMarked(m, index);
  for (auto [f, wantsTime] : marked) {
    lowerMarks(*f, optimise, calls, fam);
    if (wantsTime)
      addSites(*f, index.findRoot(*f), index, fam);
    attachAtEntry(*f);
  }
  admitStores(marked);
  linkStartup(m);

  mam.invalidate(m, PreservedAnalyses::none());
  if (hadGlobalsAa)
    mam.getResult<GlobalsAA>(m); // as the passes that follow expect
  return PreservedAnalyses::none();
}

} // namespace lineprof
