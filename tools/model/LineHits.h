//===- model/LineHits.h - from the flow on arcs to hits of lines ----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_MODEL_LINEHITS_H
#define LINEPROF_TOOLS_MODEL_LINEHITS_H

#include "model/Flow.h"

namespace lineprof {

/// An arc with a capacity, between blocks that are numbered from 0.
struct CycleArc {
  uint32_t src;
  uint32_t dst;
  int64_t left; ///< flow that no cycle has used up
};

/// How often control went round on \p arcs: finds a cycle, depth-first and arcs
/// in the order given, takes its least flow off all of its arcs, and so on
/// until no cycle is left. Linear but for the lengths of the cycles found.
__int128 countCycles(uint32_t numBlocks, llvm::ArrayRef<CycleArc> arcs);

/// Hits of each line entry of \p function, as gcov counts them at -O0:
/// arrivals at the line's blocks from other blocks or from outside, plus the
/// cycles that lie wholly on the line.
std::vector<uint64_t> lineHits(const RawFunction &function, const Flow &flow);

} // namespace lineprof

#endif // LINEPROF_TOOLS_MODEL_LINEHITS_H
