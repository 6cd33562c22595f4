//===- plugin/Placement.cpp - which arcs are counted, and where -----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Placement.h"
#include "Marks.h"
#include "lineprof/format.h"
#include "llvm/ADT/IntEqClasses.h"
#include "llvm/IR/Instructions.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"

using namespace llvm;

namespace lineprof {

unsigned chooseCountedArcs(FlowGraph &Graph) {
  SmallVector<FlowArc *, 0> ByWeight;
  for (FlowArc &Arc : Graph.Arcs)
    ByWeight.push_back(&Arc);
  // Arcs that can't be counted come first. Each node has at most one, to the
  // outside, so they close no circle.
  llvm::stable_sort(ByWeight, [](const FlowArc *A, const FlowArc *B) {
    return std::make_pair(!A->CanCount, A->Weight) >
           std::make_pair(!B->CanCount, B->Weight);
  });
  IntEqClasses Tree(Graph.Nodes.size() + 1);
  unsigned NumCounters = 0;
  for (FlowArc *Arc : ByWeight) {
    if (Tree.findLeader(Arc->Src) != Tree.findLeader(Arc->Dst))
      Tree.join(Arc->Src, Arc->Dst);
    else
      Arc->Counter = NumCounters++;
  }
  return NumCounters;
}

namespace {

class Marker {
public:
  Marker(Function &F, FlowGraph &Graph, GlobalVariable &Counters,
         unsigned Spare)
      : F(F), Graph(Graph), Counters(Counters), Spare(Spare) {}

  void run() {
    for (FlowArc &Arc : Graph.Arcs)
      if (Arc.Counter >= 0)
        place(Arc);
    for (auto &[Block, Picked] : Joined)
      placeJoined(*Block, Picked);
  }

private:
  void mark(BasicBlock::iterator Before, Value *Index) {
    createMark(&*Before, Counters, Index);
  }
  ConstantInt *index(unsigned Counter) {
    return ConstantInt::get(Type::getInt32Ty(F.getContext()), Counter);
  }

  void place(FlowArc &Arc) {
    ConstantInt *Index = index(Arc.Counter);
    if (Arc.Src == Graph.outside())
      return mark(F.getEntryBlock().getFirstNonPHIOrDbgOrAlloca(), Index);
    if (Arc.Flags & kArcContinue)
      return mark(Graph.Nodes[Arc.Dst].First->getIterator(), Index);

    BasicBlock &Src = *Graph.Blocks[Graph.Nodes[Arc.Src].Block];
    Instruction &Term = *Src.getTerminator();
    if (Arc.Successor < 0)
      return mark(returnPoint(Term), Index);
    BasicBlock &Dst = *Term.getSuccessor(Arc.Successor);
    if (Dst.getUniquePredecessor() && Dst.canSplitPredecessors() &&
        !Dst.isEHPad())
      return mark(Dst.getFirstInsertionPt(), Index);
    if (Dst.isEHPad() || isa<IndirectBrInst, CallBrInst>(Term))
      return Joined[&Dst].push_back({&Src, Index});
    if (Term.getNumSuccessors() == 1)
      return mark(Term.getIterator(), Index);
    BasicBlock *Middle = SplitCriticalEdge(
        &Term, Arc.Successor,
        CriticalEdgeSplittingOptions().setMergeIdenticalEdges());
    // Not critical: all of a switch's cases lead to Dst, and nothing else.
    mark(Middle ? Middle->getFirstInsertionPt() : Dst.getFirstInsertionPt(),
         Index);
  }

  /// Nothing may stand between a musttail call and its return.
  static BasicBlock::iterator returnPoint(Instruction &Term) {
    if (CallInst *Call = Term.getParent()->getTerminatingMustTailCall())
      return Call->getIterator();
    return Term.getIterator();
  }

  /// Edges into \p Block can't be split: a PHI knows which one was taken.
  void placeJoined(BasicBlock &Block,
                   ArrayRef<std::pair<BasicBlock *, ConstantInt *>> Picked) {
    auto *Phi = PHINode::Create(Type::getInt32Ty(F.getContext()),
                                pred_size(&Block), "", Block.begin());
    for (BasicBlock *Pred : predecessors(&Block)) {
      ConstantInt *Index = index(Spare);
      for (auto &[From, Counter] : Picked)
        if (From == Pred)
          Index = Counter;
      Phi->addIncoming(Index, Pred);
    }
    mark(Block.getFirstInsertionPt(), Phi);
  }

  Function &F;
  FlowGraph &Graph;
  GlobalVariable &Counters;
  unsigned Spare;
  MapVector<BasicBlock *,
            SmallVector<std::pair<BasicBlock *, ConstantInt *>, 4>>
      Joined;
};

} // namespace

void insertMarks(Function &F, FlowGraph &Graph, GlobalVariable &Counters,
                 unsigned NumCounters) {
  Marker(F, Graph, Counters, NumCounters).run();
}

} // namespace lineprof
