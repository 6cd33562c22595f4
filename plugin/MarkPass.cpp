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
#include "Marks.h"
#include "Passes.h"
#include "Placement.h"
#include "Selection.h"
#include "lineprof/format.h"
#include "llvm/Analysis/CFG.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace lineprof {

/// Bitcode that is already instrumented comes by again, as does everything
/// when the flag is given twice.
static constexpr char kDoneMetadata[] = "lineprof.done";

/// __attribute__((const)) and friends hold for the source, but no longer for a
/// function that counts: a caller must not drop or merge its calls.
static void admitCounting(Function &f) {
  auto admit = [](auto &target) {
    MemoryEffects effects = target.getMemoryEffects();
    MemoryEffects wanted =
        effects | MemoryEffects::inaccessibleMemOnly(ModRefInfo::ModRef);
    if (wanted != effects)
      target.setMemoryEffects(wanted);
  };
  admit(f);
  f.removeFnAttr(Attribute::Speculatable);
  for (User *u : f.users())
    if (auto *call = dyn_cast<CallBase>(u);
        call && call->getCalledOperand() == &f)
      admit(*call);
}

/// Inlined into an untagged function, a function with a loop keeps its time
/// apart from what surrounds it.
static void markRegion(Function &f, GlobalVariable &counters) {
  SmallVector<std::pair<const BasicBlock *, const BasicBlock *>, 4> backedges;
  FindFunctionBackedges(f, backedges);
  if (backedges.empty())
    return;
  createRegionMark(&*f.getEntryBlock().getFirstNonPHIOrDbgOrAlloca(), counters,
                   /*Enters=*/true);
  for (BasicBlock &bb : f)
    if (CallInst *tail = bb.getTerminatingMustTailCall())
      createRegionMark(tail, counters, /*Enters=*/false);
    else if (isa<ReturnInst>(bb.getTerminator()))
      createRegionMark(bb.getTerminator(), counters, /*Enters=*/false);
}

PreservedAnalyses MarkPass::run(Module &m, ModuleAnalysisManager &mam) {
  if (m.getNamedMetadata(kDoneMetadata))
    return PreservedAnalyses::all();
  SmallVector<TaggedFunction, 0> tagged = selectFunctions(m);
  if (tagged.empty())
    return PreservedAnalyses::all();
  m.getOrInsertNamedMetadata(kDoneMetadata);
  removeTags(m);

  auto &fam = mam.getResult<FunctionAnalysisManagerModuleProxy>(m).getManager();
  ReturningCalls calls(fam);
  FunctionTable table(m);
  for (const TaggedFunction &tag : tagged) {
    Function &f = *tag.f;
    if (!f.getSubprogram())
      warn(m.getContext(),
           (tag.tagPlace.empty() ? "" : tag.tagPlace + ": ") + "function '" +
               f.getName() +
               "' is profiled without lines: compile with -g or "
               "-gline-tables-only");
    FlowGraph graph = buildFlowGraph(f, calls, fam);
    unsigned numCounters = chooseCountedArcs(graph);
    GlobalVariable *counters = table.add(tag, graph, numCounters);
    insertMarks(f, graph, *counters, numCounters);
    admitCounting(f);
    if (!(tag.flags & kFunctionHits))
      markRegion(f, *counters);
    fam.invalidate(f, PreservedAnalyses::none());
  }
  return PreservedAnalyses::none();
}

} // namespace lineprof
