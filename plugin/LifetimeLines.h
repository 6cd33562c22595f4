//===- plugin/LifetimeLines.h - lines where lifetimes end -----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_LIFETIMELINES_H
#define LINEPROF_PLUGIN_LIFETIMELINES_H

#include "FlowGraph.h"
#include "PassedBlocks.h"

namespace lineprof {

/// Where lifetimes end, the optimising front end parts blocks, and has others
/// that are there for nothing else. Gives the nodes of \p graph the lines that
/// they have without optimisation, so that hits don't depend on the level.
void giveLifetimesLines(llvm::Function &f, FlowGraph &graph,
                        const SourceLines &lines, const PassedBlocks &passed);

} // namespace lineprof

#endif // LINEPROF_PLUGIN_LIFETIMELINES_H
