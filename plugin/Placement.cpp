//===- plugin/Placement.cpp - which arcs are counted, and where -----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Placement.h"
#include "Marks.h"
#include "lineprof/records.h"
#include "llvm/ADT/IntEqClasses.h"
#include "llvm/IR/Instructions.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"

using namespace llvm;

namespace lineprof {

unsigned chooseCountedArcs(FlowGraph &graph) {
  SmallVector<FlowArc *, 0> byWeight;
  for (FlowArc &arc : graph.arcs)
    byWeight.push_back(&arc);
  // Arcs that can't be counted come first. Each node has at most one, to the
  // outside or to one that has, so they close no circle. Of the ways out of a
  // branch the one that is taken is rather counted: its condition is the number
  // to add.
  llvm::stable_sort(byWeight, [](const FlowArc *a, const FlowArc *b) {
    auto rank = [](const FlowArc *arc) {
      return std::tuple(!arc->canCount, arc->weight, !(arc->flags & kArcTrue));
    };
    return rank(a) > rank(b);
  });
  IntEqClasses tree(graph.nodes.size() + 1);
  unsigned numCounters = 0;
  for (FlowArc *arc : byWeight) {
    if (tree.findLeader(arc->src) != tree.findLeader(arc->dst))
      tree.join(arc->src, arc->dst);
    else
      arc->counter = numCounters++;
  }
  return numCounters;
}

namespace {

class Marker {
public:
  Marker(Function &f, FlowGraph &graph, GlobalVariable &counters,
         unsigned spare)
      : f(f), graph(graph), counters(counters), spare(spare) {}

  void run() {
    for (FlowArc &arc : graph.arcs)
      if (arc.counter >= 0)
        place(arc);
    for (auto &[Block, Picked] : joined)
      placeJoined(*Block, Picked);
  }

private:
  void mark(BasicBlock::iterator before, Value *index) {
    createMark(&*before, counters, index);
  }
  ConstantInt *index(unsigned counter) {
    return ConstantInt::get(Type::getInt32Ty(f.getContext()), counter);
  }

  void place(FlowArc &arc) {
    ConstantInt *number = index(arc.counter);
    if (arc.src == graph.outside())
      return mark(f.getEntryBlock().getFirstNonPHIOrDbgOrAlloca(), number);
    if (arc.flags & kArcContinue)
      return mark(graph.nodes[arc.dst].first->getIterator(), number);

    BasicBlock &src = *graph.blocks[graph.nodes[arc.src].block];
    Instruction &term = *src.getTerminator();
    if (arc.successor < 0)
      return mark(returnPoint(term), number);
    BasicBlock &dst = *term.getSuccessor(arc.successor);
    if (dst.getUniquePredecessor() && dst.canSplitPredecessors() &&
        !dst.isEHPad())
      return mark(dst.getFirstInsertionPt(), number);
    if (dst.isEHPad() || isa<IndirectBrInst, CallBrInst>(term))
      return joined[&dst].push_back({&src, number});
    if (term.getNumSuccessors() == 1)
      return mark(term.getIterator(), number);
    BasicBlock *middle = SplitCriticalEdge(
        &term, arc.successor,
        CriticalEdgeSplittingOptions().setMergeIdenticalEdges());
    // Not critical: all of a switch's cases lead to Dst, and nothing else.
    mark(middle ? middle->getFirstInsertionPt() : dst.getFirstInsertionPt(),
         number);
  }

  /// Nothing may stand between a musttail call and its return.
  static BasicBlock::iterator returnPoint(Instruction &term) {
    if (CallInst *call = term.getParent()->getTerminatingMustTailCall())
      return call->getIterator();
    return term.getIterator();
  }

  /// Edges into \p block can't be split: a PHI knows which one was taken.
  void placeJoined(BasicBlock &block,
                   ArrayRef<std::pair<BasicBlock *, ConstantInt *>> picked) {
    auto *phi = PHINode::Create(Type::getInt32Ty(f.getContext()),
                                pred_size(&block), "", block.begin());
    for (BasicBlock *pred : predecessors(&block)) {
      ConstantInt *number = index(spare);
      for (auto &[From, Counter] : picked)
        if (From == pred)
          number = Counter;
      phi->addIncoming(number, pred);
    }
    mark(block.getFirstInsertionPt(), phi);
  }

  Function &f;
  FlowGraph &graph;
  GlobalVariable &counters;
  unsigned spare;
  MapVector<BasicBlock *,
            SmallVector<std::pair<BasicBlock *, ConstantInt *>, 4>>
      joined;
};

} // namespace

void insertMarks(Function &f, FlowGraph &graph, GlobalVariable &counters,
                 unsigned numCounters) {
  Marker(f, graph, counters, numCounters).run();
}

} // namespace lineprof
