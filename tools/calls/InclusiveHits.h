//===- calls/InclusiveHits.h - hits of lines within calls -----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_CALLS_INCLUSIVEHITS_H
#define LINEPROF_TOOLS_CALLS_INCLUSIVEHITS_H

#include "calls/CallArcs.h"

namespace lineprof {

/// Sets CallArc::hits in \p arcs, which have all functions, from the hits of
/// lines and the numbers of calls.
void addInclusiveHits(std::map<const Function *, ArcsByLine> &arcs);

} // namespace lineprof

#endif // LINEPROF_TOOLS_CALLS_INCLUSIVEHITS_H
