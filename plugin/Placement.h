//===- plugin/Placement.h - which arcs are counted, and where -------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_PLACEMENT_H
#define LINEPROF_PLUGIN_PLACEMENT_H

#include "FlowGraph.h"
#include "llvm/IR/GlobalVariable.h"

namespace lineprof {

/// Numbers the arcs to count: all that are not in a maximum spanning tree by
/// weight, so that the hottest arcs follow from the others. (Knuth and
/// Stevenson, "Optimal measurement points for program frequency counts", BIT
/// 13, 1973; as in LLVM's CFGMST, whose edges have no room for sideways exits.)
/// Returns the number of counters.
unsigned chooseCountedArcs(FlowGraph &graph);

/// Inserts a mark on each counted arc, splitting critical edges. \p counters
/// has one element more than there are counters: marks on landing pads pick
/// the counter by where they came from, and that spare one where it is none.
void insertMarks(llvm::Function &f, FlowGraph &graph,
                 llvm::GlobalVariable &counters, unsigned numCounters);

} // namespace lineprof

#endif // LINEPROF_PLUGIN_PLACEMENT_H
