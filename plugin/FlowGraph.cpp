//===- plugin/FlowGraph.cpp - nodes, arcs and lines of a function ---------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FlowGraph.h"
#include "SourceLines.h"
#include "lineprof/format.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/Analysis/BlockFrequencyInfo.h"
#include "llvm/Analysis/BranchProbabilityInfo.h"
#include "llvm/IR/Instructions.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"

using namespace llvm;

namespace lineprof {

namespace {

class Builder {
public:
  Builder(Function &F, ReturningCalls &Calls, FunctionAnalysisManager &FAM)
      : F(F), Calls(Calls), Lines(F),
        BFI(FAM.getResult<BlockFrequencyAnalysis>(F)),
        BPI(FAM.getResult<BranchProbabilityAnalysis>(F)) {}

  FlowGraph build() {
    for (BasicBlock &BB : F)
      addNodes(BB);
    addArc(Graph.outside(), 0, 0, frequency(F.getEntryBlock()));
    for (unsigned I = 0; I != Graph.Nodes.size(); ++I)
      addArcsFrom(I);
    for (FlowArc &Arc : Graph.Arcs)
      Arc.CanCount = !(Arc.Flags & kArcSideways);
    dissolveLifetimeBlocks();
    return std::move(Graph);
  }

private:
  uint64_t frequency(const BasicBlock &BB) {
    return BFI.getBlockFreq(&BB).getFrequency();
  }

  void addArc(unsigned Src, unsigned Dst, uint32_t Flags, uint64_t Weight,
              int Successor = -1) {
    Graph.Arcs.push_back({Src, Dst, Flags, Weight, Successor});
  }

  void addNodes(BasicBlock &BB) {
    unsigned Block = Graph.Blocks.size();
    Graph.Blocks.push_back(&BB);
    FirstNode[&BB] = Graph.Nodes.size();
    Graph.Nodes.push_back({Block, &BB.front(), {}});
    Leaves.push_back(false);

    SmallVector<SourceLine, 8> Seen;
    for (Instruction &I : BB) {
      if (auto Line = Lines.lineOf(I); Line && !is_contained(Seen, *Line)) {
        if (Leaves.back()) {
          Graph.Nodes.push_back({Block, &I, {}});
          Leaves.push_back(false);
        }
        Seen.push_back(*Line);
        Graph.Nodes.back().Lines.push_back(*Line);
      }
      if (auto *Call = dyn_cast<CallBase>(&I); Call && Calls.mayLeave(*Call))
        Leaves.back() = true;
    }
  }

  void addArcsFrom(unsigned Node) {
    BasicBlock &BB = *Graph.Blocks[Graph.Nodes[Node].Block];
    bool Last = Node + 1 == Graph.Nodes.size() ||
                Graph.Nodes[Node + 1].Block != Graph.Nodes[Node].Block;
    if (Leaves[Node])
      addArc(Node, Graph.outside(), kArcSideways, 0);
    if (!Last) {
      addArc(Node, Node + 1, kArcContinue, frequency(BB));
      return;
    }
    Instruction &Term = *BB.getTerminator();
    if (Term.getNumSuccessors() == 0) {
      // Where a call may have left, that arc stands for the return as well.
      if (!Leaves[Node])
        addArc(Node, Graph.outside(), 0, frequency(BB));
      return;
    }
    addSuccessors(Node, BB, Term);
  }

  /// One arc for each successor, however many cases of a switch lead there.
  void addSuccessors(unsigned Node, BasicBlock &BB, Instruction &Term) {
    SmallDenseMap<BasicBlock *, unsigned, 8> ArcTo;
    for (unsigned I = 0; I != Term.getNumSuccessors(); ++I) {
      BasicBlock *Succ = Term.getSuccessor(I);
      uint64_t Weight = (BFI.getBlockFreq(&BB) * BPI.getEdgeProbability(&BB, I))
                            .getFrequency();
      auto [It, Made] = ArcTo.insert({Succ, Graph.Arcs.size()});
      if (!Made) {
        Graph.Arcs[It->second].Weight += Weight;
        continue;
      }
      uint32_t Flags = 0;
      if (auto *Br = dyn_cast<BranchInst>(&Term); Br && Br->isConditional())
        Flags = I == 0 ? kArcTrue : kArcFalse;
      else if (isa<InvokeInst>(Term) && I == 1)
        Flags = kArcUnwind;
      addArc(Node, FirstNode.lookup(Succ), Flags, Weight, I);
    }
  }

  /// Blocks that only exist because the optimising front end ends lifetimes
  /// there count as being on the lines that all their predecessors are on, so
  /// that hits don't depend on the optimisation level.
  void dissolveLifetimeBlocks() {
    DenseMap<BasicBlock *, SmallVector<SourceLine, 4>> LinesOf;
    for (const FlowNode &Node : Graph.Nodes)
      LinesOf[Graph.Blocks[Node.Block]].append(Node.Lines.begin(),
                                               Node.Lines.end());
    for (FlowNode &Node : Graph.Nodes) {
      BasicBlock *BB = Graph.Blocks[Node.Block];
      if (!LinesOf[BB].empty() || pred_empty(BB) ||
          !Lines.isLifetimeArtefact(*BB))
        continue;
      SmallVector<SourceLine, 4> Common = LinesOf[*pred_begin(BB)];
      for (BasicBlock *Pred : predecessors(BB)) {
        const auto &Theirs = LinesOf[Pred];
        erase_if(Common,
                 [&](SourceLine L) { return !is_contained(Theirs, L); });
      }
      LinesOf[BB] = Node.Lines = Common;
    }
  }

  Function &F;
  ReturningCalls &Calls;
  SourceLines Lines;
  BlockFrequencyInfo &BFI;
  BranchProbabilityInfo &BPI;
  FlowGraph Graph;
  DenseMap<BasicBlock *, unsigned> FirstNode;
  SmallVector<bool, 0> Leaves; ///< by node: a call in it may leave sideways
};

} // namespace

FlowGraph buildFlowGraph(Function &F, ReturningCalls &Calls,
                         FunctionAnalysisManager &FAM) {
  if (SplitIndirectBrCriticalEdges(F, /*IgnoreBlocksWithoutPHI=*/false))
    FAM.invalidate(F, PreservedAnalyses::none());
  return Builder(F, Calls, FAM).build();
}

} // namespace lineprof
