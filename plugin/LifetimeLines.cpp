//===- plugin/LifetimeLines.cpp - lines where lifetimes end ---------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LifetimeLines.h"
#include "SourceLines.h"
#include "lineprof/format.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/PostOrderIterator.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/IR/CFG.h"

using namespace llvm;

namespace lineprof {

namespace {

/// A jump without a place, as clang has it for an operand of && or || that is a
/// constant, to where the values meet, and where the ways of the if in "else
/// if" meet, to the end of the other one.
bool isJumpWithoutPlace(const BasicBlock &bb) {
  auto *jump = dyn_cast<BranchInst>(&bb.front());
  return jump && jump->isUnconditional() && !jump->getDebugLoc() &&
         (bb.hasNPredecessorsOrMore(2) ||
          isa<PHINode>(jump->getSuccessor(0)->front()));
}

class LineGiver {
public:
  LineGiver(Function &f, FlowGraph &graph, const SourceLines &lines,
            const PassedBlocks &passed)
      : f(f), graph(graph), lines(lines), cleanups(lines.cleanupsOf()),
        passed(passed) {
    for (unsigned i = graph.nodes.size(); i-- != 0;)
      firstNode[graph.blocks[graph.nodes[i].block]] = i;
    findSources();
  }

  void run() {
    joinHalves();
    dissolveBlocks();
    if (!f.hasOptNone())
      joinPlainPads();
    keepPadsOnLines();
  }

private:
  using Blocks = SmallSetVector<BasicBlock *, 4>;

  /// The blocks with nodes that control comes to others from, and the nodes
  /// that it leaves sideways.
  void findSources() {
    for (const FlowArc &arc : graph.arcs)
      if (arc.flags & kArcSideways)
        leaving.insert(arc.src);
      else if (arc.src != graph.outside() && arc.dst != graph.outside() &&
               !(arc.flags & kArcContinue))
        sourcesOf[graph.blocks[graph.nodes[arc.dst].block]].insert(
            graph.blocks[graph.nodes[arc.src].block]);
  }

  /// Other blocks that only exist because the optimising front end ends
  /// lifetimes there count as being on the lines that all their predecessors
  /// are on, so that hits don't depend on the optimisation level. So do those
  /// where the values of operands in parentheses meet, those of operands that
  /// are constants, and the ways of else if, so that what is on one line has
  /// one hit.
  void dissolveBlocks() {
    DenseMap<BasicBlock *, SmallVector<SourceLine, 4>> linesOf;
    for (const FlowNode &node : graph.nodes)
      linesOf[graph.blocks[node.block]].append(node.lines.begin(),
                                               node.lines.end());
    for (FlowNode &node : graph.nodes) {
      BasicBlock *bb = graph.blocks[node.block];
      bool isMadeUp =
          isa<PHINode>(bb->front()) || isJumpWithoutPlace(*bb) ||
          Cleanups::isDispatch(*bb->getTerminator()) ||
          (!bb->getSingleSuccessor() && lines.isLifetimeArtefact(*bb));
      if (!linesOf[bb].empty() || !isMadeUp)
        continue;
      const Blocks &sources = sourcesOf[bb];
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
    } while (passed.contains(*rest));
    auto *found = const_cast<BasicBlock *>(rest);
    return sourcesOf[found].getArrayRef() == ArrayRef(bb) ? found : nullptr;
  }

  /// Where scopes end, the optimising front end parts blocks in two. What a
  /// call left before it came to the second half was not on its lines.
  void joinHalves() {
    for (BasicBlock *bb : post_order(&f))
      if (BasicBlock *rest = firstNode.contains(bb) ? restOf(bb) : nullptr) {
        unsigned last = firstNode.lookup(bb);
        while (last + 1 != graph.nodes.size() &&
               graph.nodes[last + 1].block == graph.nodes[last].block)
          ++last;
        if (!leaving.contains(last))
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
    for (BasicBlock *bb : graph.blocks) {
      if (!lines.unwindingOf().isCleanup(*bb))
        continue;
      const Blocks &sources = sourcesOf[bb];
      if (sources.empty() || !all_of(sources, [&](BasicBlock *source) {
            return lines.unwindingOf().isPlainPad(*source);
          }))
        continue;
      auto &joined = graph.nodes[firstNode.lookup(bb)].lines;
      for (BasicBlock *pad : sources)
        addLines(joined, graph.nodes[firstNode.lookup(pad)].lines);
      for (BasicBlock *pad : sources)
        addLines(graph.nodes[firstNode.lookup(pad)].lines, joined);
    }
  }

  /// Exceptions of one line are on it until they come to another one, or are
  /// caught. So they don't come back to it where its temporaries are destroyed.
  void keepPadsOnLines() {
    for (BasicBlock *bb : graph.blocks) {
      const Blocks &sources = sourcesOf[bb];
      if (!bb->isLandingPad() || sources.empty())
        continue;
      auto line = lines.lineOf(*sources.front()->getTerminator());
      if (line && !isCaughtOn(*line, *bb) &&
          all_of(sources, [&](BasicBlock *source) {
            return lines.lineOf(*source->getTerminator()) == line;
          }))
        addLines(graph.nodes[firstNode.lookup(bb)].lines, *line);
    }
  }

  bool isCaughtOn(SourceLine line, BasicBlock &pad) const {
    Blocks way;
    way.insert(&pad);
    for (unsigned i = 0; i != way.size(); ++i)
      for (BasicBlock *next : successors(way[i]))
        if (lines.unwindingOf().isOnWay(*next))
          way.insert(next);
        else if (any_of(*next, [&](const Instruction &i) {
                   return lines.lineOf(i) == line;
                 }))
          return true;
    return false;
  }

  Function &f;
  FlowGraph &graph;
  const SourceLines &lines;
  const Cleanups &cleanups;
  const PassedBlocks &passed;
  DenseMap<BasicBlock *, unsigned> firstNode;
  DenseMap<BasicBlock *, Blocks> sourcesOf;
  DenseSet<unsigned> leaving;
};

} // namespace

void giveLifetimesLines(Function &f, FlowGraph &graph, const SourceLines &lines,
                        const PassedBlocks &passed) {
  LineGiver(f, graph, lines, passed).run();
}

} // namespace lineprof
