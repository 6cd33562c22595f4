//===- plugin/MarkPass.cpp - early: count, on paper -----------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   for (i = 0; i < n; i++)      entry:  mark f, 0
//     if (a[i]) hit();           body:
//                                then:   mark f, 1     call hit()
//                                inc:    mark f, 2
//
// and the record of f with its blocks, lines and arcs. Which three arcs are
// marked is Placement's affair.
//
//===----------------------------------------------------------------------===//

#include "FunctionTable.h"
#include "Passes.h"
#include "Placement.h"
#include "Selection.h"
#include "lineprof/format.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace lineprof {

/// Bitcode that is already instrumented comes by again, as does everything
/// when the flag is given twice.
static constexpr char kDoneMetadata[] = "lineprof.done";

/// __attribute__((const)) and friends hold for the source, but no longer for a
/// function that counts: a caller must not drop or merge its calls.
static void admitCounting(Function &F) {
  auto Admit = [](auto &Target) {
    MemoryEffects Effects = Target.getMemoryEffects();
    MemoryEffects Wanted =
        Effects | MemoryEffects::inaccessibleMemOnly(ModRefInfo::ModRef);
    if (Wanted != Effects)
      Target.setMemoryEffects(Wanted);
  };
  Admit(F);
  F.removeFnAttr(Attribute::Speculatable);
  for (User *U : F.users())
    if (auto *Call = dyn_cast<CallBase>(U);
        Call && Call->getCalledOperand() == &F)
      Admit(*Call);
}

PreservedAnalyses MarkPass::run(Module &M, ModuleAnalysisManager &MAM) {
  if (M.getNamedMetadata(kDoneMetadata))
    return PreservedAnalyses::all();
  SmallVector<TaggedFunction, 0> Tagged = selectFunctions(M);
  if (Tagged.empty())
    return PreservedAnalyses::all();
  M.getOrInsertNamedMetadata(kDoneMetadata);
  removeTags(M);

  auto &FAM = MAM.getResult<FunctionAnalysisManagerModuleProxy>(M).getManager();
  ReturningCalls Calls(FAM);
  FunctionTable Table(M);
  for (const TaggedFunction &Tag : Tagged) {
    Function &F = *Tag.F;
    if (!F.getSubprogram())
      warn(M.getContext(),
           (Tag.TagPlace.empty() ? "" : Tag.TagPlace + ": ") + "function '" +
               F.getName() +
               "' is profiled without lines: compile with -g or "
               "-gline-tables-only");
    FlowGraph Graph = buildFlowGraph(F, Calls, FAM);
    unsigned NumCounters = chooseCountedArcs(Graph);
    GlobalVariable *Counters = Table.add(Tag, Graph, NumCounters);
    insertMarks(F, Graph, *Counters, NumCounters);
    admitCounting(F);
    FAM.invalidate(F, PreservedAnalyses::none());
  }
  return PreservedAnalyses::none();
}

} // namespace lineprof
