//===- plugin/FlowGraph.cpp - nodes, arcs and lines of a function ---------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FlowGraph.h"
#include "Artefacts.h"
#include "SourceLines.h"
#include "lineprof/records.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/PostOrderIterator.h"
#include "llvm/ADT/SetVector.h"
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
      : f(f), calls(calls), lines(f), cleanups(lines.cleanupsOf()),
        bfi(fam.getResult<BlockFrequencyAnalysis>(f)),
        bpi(fam.getResult<BranchProbabilityAnalysis>(f)),
        li(fam.getResult<LoopAnalysis>(f)) {}

  FlowGraph build() {
    passCleanups();
    for (BasicBlock &bb : f)
      if (!isOnTheWay(bb))
        addNodes(bb);
    addArc(graph.outside(), 0, 0, frequency(f.getEntryBlock()));
    for (unsigned i = 0; i != graph.nodes.size(); ++i)
      addArcsFrom(i);
    for (FlowArc &arc : graph.arcs)
      arc.canCount = !(arc.flags & kArcSideways);
    findSources();
    joinHalves();
    dissolveLifetimeBlocks();
    if (!f.hasOptNone())
      joinPlainPads();
    return std::move(graph);
  }

private:
  using Blocks = SmallSetVector<BasicBlock *, 4>;

  uint64_t frequency(const BasicBlock &bb) {
    return bfi.getBlockFreq(&bb).getFrequency();
  }

  void addArc(unsigned src, unsigned dst, uint32_t flags, uint64_t weight,
              int successor = -1) {
    graph.arcs.push_back({src, dst, flags, weight, successor});
  }

  /// Whether nothing of the source is in \p bb and control goes through.
  bool isEmpty(BasicBlock &bb) {
    return none_of(bb, [&](const Instruction &i) {
      auto *call = dyn_cast<CallBase>(&i);
      return lines.lineOf(i) || (call && calls.mayLeave(*call));
    });
  }

  /// Cleanups that only end lifetimes: jumps through them go to their target,
  /// as without optimisation. Where control also comes from other cleanups, it
  /// isn't known where it was going.
  void passCleanups() {
    for (BasicBlock *bb : ReversePostOrderTraversal<Function *>(&f))
      if (cleanups.isWithin(*bb) && isEmpty(*bb) &&
          all_of(predecessors(bb), [&](BasicBlock *pred) {
            return onTheWay.contains(pred) ||
                   (cleanups.valueBehind(*pred) && pred->getSingleSuccessor());
          }))
        onTheWay.insert(bb);
  }

  /// A block of the optimising front end where lifetimes end on the way from a
  /// jump to its target. Without optimisation the jump goes there at once. A
  /// block where ways of a condition meet is there in any case.
  bool isOnTheWay(BasicBlock &bb) {
    if (onTheWay.contains(&bb))
      return true;
    BasicBlock *next = bb.getSingleSuccessor();
    if (lines.isOptimisersJump(bb))
      return onTheWay.insert(&bb).second;
    if (!next || next == &bb || &bb == &f.getEntryBlock() ||
        !isa<BranchInst>(bb.getTerminator()) || !lines.isLifetimeArtefact(bb) ||
        !isEmpty(bb))
      return false;
    if (!bb.getSinglePredecessor() &&
        any_of(predecessors(&bb), [&](const BasicBlock *pred) {
          return pred->getTerminator()->getNumSuccessors() > 1 &&
                 !cleanups.isSwitch(*pred->getTerminator());
        }))
      return false;
    if (targetOf(bb) == &bb) // an empty loop
      return false;
    return onTheWay.insert(&bb).second;
  }

  /// Where control goes from \p from by way of \p bb.
  BasicBlock *targetOf(const BasicBlock &from, BasicBlock *bb) {
    const ConstantInt *value = cleanups.valueBehind(from);
    while (onTheWay.contains(bb)) {
      value = cleanups.valueBehind(*bb, value);
      bb = const_cast<BasicBlock *>(cleanups.next(*bb, value));
    }
    return bb;
  }

  BasicBlock *targetOf(BasicBlock &bb) {
    return targetOf(bb, bb.getSingleSuccessor());
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
      auto line = lines.lineOf(i);
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
      if (line && !isArtefact(*call))
        graph.calls.push_back(
            {lastNode(), *line, i.getDebugLoc().getCol(), calleeOf(*call)});
      if (calls.mayLeave(*call)) {
        leaves.back() = true;
        left.insert(&bb);
      }
    }
    addBranch(*bb.getTerminator());
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
      if (succ == &bb && isElementLoop(bb))
        continue;
      uint64_t weight = (bfi.getBlockFreq(&bb) * bpi.getEdgeProbability(&bb, i))
                            .getFrequency();
      BasicBlock *target = targetOf(bb, succ);
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

  /// The blocks with nodes that control comes to others from.
  void findSources() {
    for (const FlowArc &arc : graph.arcs)
      if (arc.src != graph.outside() && arc.dst != graph.outside() &&
          !(arc.flags & kArcContinue))
        sourcesOf[graph.blocks[graph.nodes[arc.dst].block]].insert(
            graph.blocks[graph.nodes[arc.src].block]);
  }

  /// Other blocks that only exist because the optimising front end ends
  /// lifetimes there count as being on the lines that all their predecessors
  /// are on, so that hits don't depend on the optimisation level.
  void dissolveLifetimeBlocks() {
    DenseMap<BasicBlock *, SmallVector<SourceLine, 4>> linesOf;
    for (const FlowNode &node : graph.nodes)
      linesOf[graph.blocks[node.block]].append(node.lines.begin(),
                                               node.lines.end());
    for (FlowNode &node : graph.nodes) {
      BasicBlock *bb = graph.blocks[node.block];
      if (!linesOf[bb].empty() || pred_empty(bb) || bb->getSingleSuccessor() ||
          !lines.isLifetimeArtefact(*bb))
        continue;
      Blocks &sources = sourcesOf[bb];
      if (sources.empty())
        continue;
      SmallVector<SourceLine, 4> common = linesOf[sources.front()];
      for (BasicBlock *source : sources) {
        const auto &theirs = linesOf[source];
        erase_if(common,
                 [&](SourceLine l) { return !is_contained(theirs, l); });
      }
      linesOf[bb] = node.lines = common;
    }
  }

  /// What is in one block with the end of \p bb if no lifetime ends there.
  BasicBlock *restOf(BasicBlock *bb) {
    const BasicBlock *rest = bb;
    do {
      if (!cleanups.endsScope(*rest))
        return nullptr;
      rest = cleanups.targetOf(*rest);
    } while (onTheWay.contains(rest));
    auto *found = const_cast<BasicBlock *>(rest);
    return sourcesOf[found].getArrayRef() == ArrayRef(bb) ? found : nullptr;
  }

  /// Where scopes end, the optimising front end parts blocks in two.
  void joinHalves() {
    for (BasicBlock *bb : post_order(&f))
      if (BasicBlock *rest = firstNode.contains(bb) ? restOf(bb) : nullptr) {
        unsigned last = firstNode.lookup(bb);
        while (last + 1 != graph.nodes.size() &&
               graph.nodes[last + 1].block == graph.nodes[last].block)
          ++last;
        addLines(graph.nodes[last].lines,
                 graph.nodes[firstNode.lookup(rest)].lines);
      }
  }

  static void addLines(SmallVectorImpl<SourceLine> &lines,
                       ArrayRef<SourceLine> more) {
    for (SourceLine line : more)
      if (!is_contained(lines, line))
        lines.push_back(line);
  }

  /// Where different lifetimes end on the way to one cleanup, the optimising
  /// front end has landing pads that go on to it. Otherwise they are one, and
  /// the cleanup's code is in its block.
  void joinPlainPads() {
    for (auto [bb, first] : firstNode) {
      if (!lines.unwindingOf().isCleanup(*bb))
        continue;
      Blocks &sources = sourcesOf[bb];
      if (sources.empty() || !all_of(sources, [&](BasicBlock *source) {
            return lines.unwindingOf().isPlainPad(*source);
          }))
        continue;
      for (BasicBlock *pad : sources)
        addLines(graph.nodes[firstNode.lookup(pad)].lines,
                 graph.nodes[first].lines);
    }
  }

  Function &f;
  ReturningCalls &calls;
  SourceLines lines;
  const Cleanups &cleanups;
  BlockFrequencyInfo &bfi;
  BranchProbabilityInfo &bpi;
  LoopInfo &li;
  FlowGraph graph;
  DenseMap<BasicBlock *, unsigned> firstNode;
  DenseMap<BasicBlock *, Blocks> sourcesOf;
  SmallPtrSet<BasicBlock *, 16> onTheWay; ///< without nodes
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
