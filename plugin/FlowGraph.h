//===- plugin/FlowGraph.h - nodes, arcs and lines of a function -----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The flow graph is the CFG with two refinements. A node is a stretch of a
// basic block whose lines all ran equally often: a block is cut where a line
// begins after a call that may have left sideways. And every way out of the
// function, sideways or not, is an arc to the node "outside", every way in an
// arc from it, so that flow is conserved at every node.
//
//      block: f();   // may throw          node 0 --sideways--> outside
//             g = 1; // next line             |
//             return                       node 1 --> outside
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_FLOWGRAPH_H
#define LINEPROF_PLUGIN_FLOWGRAPH_H

#include "Returning.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/Function.h"

namespace lineprof {

struct SourceLine {
  const llvm::DIFile *file;
  unsigned line;
  bool operator==(const SourceLine &o) const = default;
};

struct FlowNode {
  unsigned block;           ///< number of its basic block
  llvm::Instruction *first; ///< where it begins; the block's first instruction
                            ///< for the first node of a block
  llvm::SmallVector<SourceLine, 4> lines; ///< that its block has here first
};

struct FlowArc {
  unsigned src;
  unsigned dst;
  uint32_t flags;     ///< ArcFlags of format.h
  uint64_t weight;    ///< expected frequency
  int successor = -1; ///< of the source's terminator; -1: not a CFG edge
  int counter = -1;   ///< set by Placement

  /// Calls leave in the middle of a node, and nothing can come between a hand-
  /// over to another coroutine and its suspend point: there is no place to count.
  bool canCount = true;
};

/// A condition or a switch of the source, at the end of its node.
struct FlowBranch {
  unsigned node;
  SourceLine line;
  unsigned column; ///< from 1, 0 if unknown
  bool isSwitch;
};

/// A call of the source.
struct FlowCall {
  unsigned node;
  SourceLine line;
  unsigned column;              ///< from 1, 0 if unknown
  const llvm::Function *callee; ///< null: indirect
};

struct FlowGraph {
  llvm::SmallVector<FlowNode, 0> nodes;
  llvm::SmallVector<FlowArc, 0> arcs;
  llvm::SmallVector<FlowBranch, 0> branches;
  llvm::SmallVector<FlowCall, 0> calls;
  llvm::SmallVector<llvm::BasicBlock *, 0> blocks;
  unsigned outside() const { return nodes.size(); }
};

/// Builds the graph of \p f. Changes \p f only where computed gotos share a
/// target with other branches: that target is split.
FlowGraph buildFlowGraph(llvm::Function &f, ReturningCalls &calls,
                         llvm::FunctionAnalysisManager &fam);

} // namespace lineprof

#endif // LINEPROF_PLUGIN_FLOWGRAPH_H
