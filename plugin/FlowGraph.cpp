//===- plugin/FlowGraph.cpp - nodes, arcs and lines of a function ---------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FlowGraph.h"
#include "Artefacts.h"
#include "LifetimeLines.h"
#include "PassedBlocks.h"
#include "SourceLines.h"
#include "lineprof/records.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/Analysis/BlockFrequencyInfo.h"
#include "llvm/Analysis/BranchProbabilityInfo.h"
#include "llvm/Analysis/LoopInfo.h"
#include "llvm/IR/Instructions.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"

using namespace llvm;

namespace lineprof {

namespace {

/// A loop's way back is often counted by a variable that the loop has anyway,
/// or by a number that is known in front of it. And a branch with counts on one
/// side only may become a select, so that is preferred to counts on both.
constexpr uint64_t kBackEdgeDiscount = 4;

class Builder {
public:
  Builder(Function &f, ReturningCalls &calls, FunctionAnalysisManager &fam)
      : f(f), calls(calls), lines(f), passed(f, lines, calls),
        bfi(fam.getResult<BlockFrequencyAnalysis>(f)),
        bpi(fam.getResult<BranchProbabilityAnalysis>(f)),
        li(fam.getResult<LoopAnalysis>(f)) {}

  FlowGraph build() {
    for (BasicBlock &bb : f)
      if (!passed.contains(bb))
        addNodes(bb);
    addArc(graph.outside(), 0, 0, frequency(f.getEntryBlock()));
    for (unsigned i = 0; i != graph.nodes.size(); ++i)
      addArcsFrom(i);
    for (FlowArc &arc : graph.arcs)
      arc.canCount = !(arc.flags & kArcSideways) && !isAfterHandOver(arc);
    giveLifetimesLines(f, graph, lines, passed);
    return std::move(graph);
  }

private:
  uint64_t frequency(const BasicBlock &bb) {
    return bfi.getBlockFreq(&bb).getFrequency();
  }

  void addArc(unsigned src, unsigned dst, uint32_t flags, uint64_t weight,
              int successor = -1) {
    graph.arcs.push_back({src, dst, flags, weight, successor});
  }

  bool isAfterHandOver(const FlowArc &arc) const {
    return arc.successor == 0 &&
           isHandOver(
               *graph.blocks[graph.nodes[arc.src].block]->getTerminator());
  }

  void addNodes(BasicBlock &bb) {
    unsigned block = graph.blocks.size();
    graph.blocks.push_back(&bb);
    firstNode[&bb] = graph.nodes.size();
    graph.nodes.push_back({block, &bb.front(), {}});
    leaves.push_back(false);

    SmallVector<SourceLine, 8> seen;
    if (auto line = lines.definition(); line && block == 0) {
      seen.push_back(*line);
      graph.nodes.back().lines.push_back(*line);
    }
    for (Instruction &i : bb) {
      auto line = isEndOfDo(i) ? std::nullopt : lines.lineOf(i);
      if (line && !is_contained(seen, *line)) {
        if (leaves.back()) {
          graph.nodes.push_back({block, &i, {}});
          leaves.push_back(false);
        }
        seen.push_back(*line);
        graph.nodes.back().lines.push_back(*line);
      }
      auto *call = dyn_cast<CallBase>(&i);
      if (!call)
        continue;
      // Elsewhere than where clang has it, a call has no column.
      if (line && line->line == i.getDebugLoc().getLine() && !isArtefact(*call))
        graph.calls.push_back(
            {lastNode(), *line, i.getDebugLoc().getCol(), calleeOf(*call)});
      if (calls.mayLeave(*call)) {
        leaves.back() = true;
        left.insert(&bb);
      }
    }
    addBranch(*bb.getTerminator());
  }

  /// The branch at the end of a do has the place of its body's last statement.
  bool isEndOfDo(const Instruction &i) {
    auto *br = dyn_cast<BranchInst>(&i);
    return br && br->isConditional() &&
           isBackEdge(*br->getParent(), *br->getSuccessor(0));
  }

  unsigned lastNode() const { return graph.nodes.size() - 1; }

  /// Placed where the condition is, since clang gives branches the place of the
  /// whole statement.
  void addBranch(const Instruction &terminator) {
    auto line = lines.lineOf(terminator);
    const Value *condition = line ? sourceCondition(terminator) : nullptr;
    if (!condition)
      return;
    const Instruction *at = &terminator;
    if (auto *i = dyn_cast<Instruction>(condition)) {
      // A whole "a && b" is where the operator is.
      if (auto *phi = dyn_cast<PHINode>(i);
          phi && phi->getNumIncomingValues() > 1)
        i = phi->getIncomingBlock(phi->getNumIncomingValues() - 2)
                ->getTerminator();
      if (auto itsLine = lines.lineOf(*i)) {
        line = itsLine;
        at = i;
      }
    }
    graph.branches.push_back({lastNode(), *line, at->getDebugLoc().getCol(),
                              isa<SwitchInst>(terminator)});
  }

  void addArcsFrom(unsigned node) {
    BasicBlock &bb = *graph.blocks[graph.nodes[node].block];
    bool last = node + 1 == graph.nodes.size() ||
                graph.nodes[node + 1].block != graph.nodes[node].block;
    if (leaves[node])
      addArc(node, graph.outside(), kArcSideways, 0);
    if (!last) {
      addArc(node, node + 1, kArcContinue, frequency(bb));
      return;
    }
    Instruction &term = *bb.getTerminator();
    if (term.getNumSuccessors() == 0) {
      // Where a call may have left, that arc stands for the return as well.
      if (!leaves[node])
        addArc(node, graph.outside(), 0, frequency(bb));
      return;
    }
    addSuccessors(node, bb, term);
  }

  bool isBackEdge(const BasicBlock &from, const BasicBlock &to) {
    Loop *l = li.getLoopFor(&to);
    return l && l->getHeader() == &to && l->contains(&from);
  }

  /// As PromotePass will ask of it: are calls that may leave rare in it? Loops
  /// around others have few registers left.
  bool isCountedInRegisters(const Loop &l) {
    if (!l.isInnermost())
      return false;
    uint64_t flushes = 0;
    for (const BasicBlock *bb : l.blocks())
      if (left.contains(bb))
        flushes += frequency(*bb);
    return flushes < frequency(*l.getHeader());
  }

  /// One arc for each successor, however many cases of a switch lead there.
  void addSuccessors(unsigned node, BasicBlock &bb, Instruction &term) {
    SmallDenseMap<BasicBlock *, unsigned, 8> arcTo;
    for (unsigned i = 0; i != term.getNumSuccessors(); ++i) {
      BasicBlock *succ = term.getSuccessor(i);
      // What goes round there comes in as it goes out.
      if (succ == &bb && isMadeUpLoop(bb))
        continue;
      uint64_t weight = (bfi.getBlockFreq(&bb) * bpi.getEdgeProbability(&bb, i))
                            .getFrequency();
      BasicBlock *target = passed.targetOf(bb, succ);
      if (isBackEdge(bb, *target) &&
          isCountedInRegisters(*li.getLoopFor(target)))
        weight /= kBackEdgeDiscount;
      auto [it, isNew] = arcTo.insert({succ, graph.arcs.size()});
      if (!isNew) {
        graph.arcs[it->second].weight += weight;
        continue;
      }
      uint32_t flags = 0;
      if (auto *br = dyn_cast<BranchInst>(&term); br && br->isConditional())
        flags = i == 0 ? kArcTrue : kArcFalse;
      else if (isa<InvokeInst>(term) && i == 1)
        flags = kArcUnwind;
      addArc(node, firstNode.lookup(target), flags, weight, i);
    }
  }

  Function &f;
  ReturningCalls &calls;
  SourceLines lines;
  PassedBlocks passed;
  BlockFrequencyInfo &bfi;
  BranchProbabilityInfo &bpi;
  LoopInfo &li;
  FlowGraph graph;
  DenseMap<BasicBlock *, unsigned> firstNode;
  SmallVector<bool, 0> leaves; ///< by node: a call in it may leave sideways
  SmallPtrSet<const BasicBlock *, 8> left; ///< blocks with such a call
};

} // namespace

FlowGraph buildFlowGraph(Function &f, ReturningCalls &calls,
                         FunctionAnalysisManager &fam) {
  if (SplitIndirectBrCriticalEdges(f, /*IgnoreBlocksWithoutPHI=*/false))
    fam.invalidate(f, PreservedAnalyses::none());
  return Builder(f, calls, fam).build();
}

} // namespace lineprof
