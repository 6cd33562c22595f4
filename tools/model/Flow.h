//===- model/Flow.h - from counters to the flow on every arc --------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_MODEL_FLOW_H
#define LINEPROF_TOOLS_MODEL_FLOW_H

#include "profile/RawProfile.h"

#include <optional>
#include <vector>

namespace lineprof {

struct Flow {
  /// For each arc how often control took it. Sideways arcs may be negative: a
  /// call came back more often than it was made (fork, setjmp). Others are
  /// only where the process was killed between two counts.
  std::vector<int64_t> arcs;
};

/// Solves "what comes in goes out" for every node and the outside, where arcs
/// without a counter form a forest. \p counters are those of \p function, none
/// if all are zero. Nothing if the graph is damaged.
std::optional<Flow> solveFlow(const RawFunction &function,
                              llvm::ArrayRef<uint64_t> counters);

/// How often \p flow passed, not below zero.
uint64_t countOf(__int128 flow);

/// What comes in at each node, and last at the outside.
std::vector<__int128> arrivalsOf(const RawFunction &function, const Flow &flow);

/// Times that control came in from outside, not below zero.
uint64_t callsOf(const RawFunction &function, const Flow &flow);

/// Times that the function called itself by name, not below zero.
uint64_t callsByItself(const RawFunction &function, const Flow &flow);

} // namespace lineprof

#endif // LINEPROF_TOOLS_MODEL_FLOW_H
