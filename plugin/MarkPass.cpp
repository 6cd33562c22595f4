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
#include "NamePatterns.h"
#include "Passes.h"
#include "Placement.h"
#include "Selection.h"
#include "Trace.h"
#include "lineprof/records.h"
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

static std::string place(const TaggedFunction &tag) {
  return tag.tagPlace.empty() ? "" : tag.tagPlace + ": ";
}

/// Why lines of a function that is tagged "trace" can't be timed, or nothing.
static StringRef obstacleToTrace(const TaggedFunction &tag) {
  if (!(tag.flags & kFunctionTrace))
    return "";
  if (!tag.f->getSubprogram())
    return "its lines are not known";
  if (tag.f->isPresplitCoroutine())
    return "it is a coroutine";
  if (tag.f->hasFnAttribute(Attribute::AlwaysInline) && !tag.outlinedFrom)
    return "it must be inlined";
  return "";
}

PreservedAnalyses MarkPass::run(Module &m, ModuleAnalysisManager &mam) {
  if (m.getNamedMetadata(kDoneMetadata))
    return PreservedAnalyses::all();
  SmallVector<TaggedFunction, 0> tagged = selectFunctions(m);
  if (tagged.empty() || !isForKnownTarget(m))
    return PreservedAnalyses::all();
  m.getOrInsertNamedMetadata(kDoneMetadata);
  removeTags(m);

  auto &fam = mam.getResult<FunctionAnalysisManagerModuleProxy>(m).getManager();
  ReturningCalls calls(fam);
  FunctionTable table(m);
  for (TaggedFunction &tag : tagged) {
    Function &f = *tag.f;
    if (!f.getSubprogram())
      warn(m.getContext(),
           place(tag) + "function '" + readableName(f.getName()) +
               "' is profiled without lines: compile with -g or "
               "-gline-tables-only");
    if (StringRef why = obstacleToTrace(tag); !why.empty()) {
      tag.flags &= ~uint32_t(kFunctionTrace);
      warn(m.getContext(), place(tag) + "function '" +
                               readableName(f.getName()) +
                               "' is sampled, not traced: " + why);
    }
    FlowGraph graph = buildFlowGraph(f, calls, fam);
    unsigned numCounters = chooseCountedArcs(graph);
    AddedFunction added = table.add(tag, graph, numCounters);
    if (tag.flags & kFunctionTrace)
      markLines(f, added);
    insertMarks(f, graph, *added.counters, numCounters);
    admitCounting(f);
    if (!(tag.flags & (kFunctionHits | kFunctionTrace)))
      markRegion(f, *added.counters);
    fam.invalidate(f, PreservedAnalyses::none());
  }
  table.placeCounters();
  return PreservedAnalyses::none();
}

} // namespace lineprof
