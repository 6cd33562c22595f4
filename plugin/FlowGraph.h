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
  const llvm::DIFile *File;
  unsigned Line;
  bool operator==(const SourceLine &O) const = default;
};

struct FlowNode {
  unsigned Block;           ///< number of its basic block
  llvm::Instruction *First; ///< where it begins; the block's first instruction
                            ///< for the first node of a block
  llvm::SmallVector<SourceLine, 4> Lines; ///< that its block has here first
};

struct FlowArc {
  unsigned Src;
  unsigned Dst;
  uint32_t Flags;     ///< ArcFlags of format.h
  uint64_t Weight;    ///< expected frequency
  int Successor = -1; ///< of the source's terminator; -1: not a CFG edge
  int Counter = -1;   ///< set by Placement

  /// Calls leave in the middle of a node: there is no place to count.
  bool CanCount = true;
};

struct FlowGraph {
  llvm::SmallVector<FlowNode, 0> Nodes;
  llvm::SmallVector<FlowArc, 0> Arcs;
  llvm::SmallVector<llvm::BasicBlock *, 0> Blocks;
  unsigned outside() const { return Nodes.size(); }
};

/// Builds the graph of \p F. Changes \p F only where computed gotos share a
/// target with other branches: that target is split.
FlowGraph buildFlowGraph(llvm::Function &F, ReturningCalls &Calls,
                         llvm::FunctionAnalysisManager &FAM);

} // namespace lineprof

#endif // LINEPROF_PLUGIN_FLOWGRAPH_H
