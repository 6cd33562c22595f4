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
  Function *F;
  bool WantsTime; ///< not all that is inlined here is tagged "hits"
};

} // namespace

/// What attribute inference concluded from marks is too little for the stores
/// that they have become, in this function and in all that call it.
static void admitStores(ArrayRef<MarkedFunction> Marked) {
  SmallPtrSet<Function *, 32> Done;
  SmallVector<Function *, 32> Work;
  for (const MarkedFunction &M : Marked)
    Work.push_back(M.F);
  while (!Work.empty()) {
    Function &F = *Work.pop_back_val();
    if (!Done.insert(&F).second)
      continue;
    F.setMemoryEffects(MemoryEffects::unknown());
    for (User *U : F.users())
      if (auto *Call = dyn_cast<CallBase>(U)) {
        Call->setMemoryEffects(MemoryEffects::unknown());
        Work.push_back(Call->getFunction());
      }
  }
}

/// A thread's first tagged entry gets it its counters. The entry's own slot
/// code may ask again; by then the answer is known.
static void attachAtEntry(Function &F) {
  Instruction *At = &*F.getEntryBlock().getFirstNonPHIOrDbgOrAlloca();
  Instrument Builder(At);
  Value *Tls = Builder.tls();
  Value *Bias = Builder.loadBias();
  Instruction *Then = SplitBlockAndInsertIfThen(
      Builder.CreateIsNull(Bias), At, /*Unreachable=*/false,
      MDBuilder(F.getContext()).createUnlikelyBranchWeights());
  Instrument Cold(Then);
  Cold.coldCall(Cold.loadFromModule(offsetof(lineprof::Module, attach)),
                {Cold.module(), Tls});
}

/// Functions that hold marks, their own or inlined ones.
static SmallVector<MarkedFunction, 0> findMarked(llvm::Module &M,
                                                 const FunctionIndex &Index) {
  SmallVector<MarkedFunction, 0> Marked;
  for (Function &F : M) {
    bool HasMark = false, WantsTime = false;
    for (Instruction &I : instructions(F))
      if (Mark Found(I); Found) {
        HasMark = true;
        const FunctionEntry *Entry = Index.find(Found.counters());
        WantsTime |= !Entry || !(Entry->Flags & kFunctionHits);
      }
    if (HasMark)
      Marked.push_back({&F, WantsTime});
  }
  return Marked;
}

PreservedAnalyses LowerPass::run(llvm::Module &M, ModuleAnalysisManager &MAM) {
  if (!M.getNamedMetadata(kFunctionsMetadata))
    return PreservedAnalyses::all();
  FunctionIndex Index(M);
  auto &FAM = MAM.getResult<FunctionAnalysisManagerModuleProxy>(M).getManager();
  ReturningCalls Calls(FAM);
  bool HadGlobalsAA = MAM.getCachedResult<GlobalsAA>(M);

  SmallVector<MarkedFunction, 0> Marked = findMarked(M, Index);
  for (auto [F, WantsTime] : Marked) {
    lowerMarks(*F, Optimise, Calls, FAM);
    if (WantsTime)
      addSites(*F, Index.findRoot(*F), Index, FAM);
    attachAtEntry(*F);
  }
  admitStores(Marked);
  linkStartup(M);

  MAM.invalidate(M, PreservedAnalyses::none());
  if (HadGlobalsAA)
    MAM.getResult<GlobalsAA>(M); // as the passes that follow expect
  return PreservedAnalyses::none();
}

} // namespace lineprof
