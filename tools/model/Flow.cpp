//===- model/Flow.cpp - from counters to the flow on every arc ------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The arcs without a counter form a forest, so there is always a node with at
// most one of them left: its flow is what the node's other arcs leave over.
// Peeling off leaf after leaf solves all of them in linear time. What can't be
// peeled is a circle, and then the graph is not the one that was counted.
//
//===----------------------------------------------------------------------===//

#include "model/Flow.h"

#include "llvm/ADT/SmallVector.h"

#include <limits>

using llvm::ArrayRef;

namespace lineprof {

namespace {

class Solver {
public:
  Solver(const RawFunction &function, ArrayRef<uint64_t> counters)
      : arcs(function.arcs), counters(counters),
        nodes(function.nodes.size() + 1) {
    flow.arcs.resize(arcs.size());
  }

  /// False if the graph or the counters can't be true.
  bool solve() {
    if (!takeCounted())
      return false;
    llvm::SmallVector<uint32_t, 0> leaves;
    for (uint32_t node = 0; node < nodes.size(); ++node)
      if (nodes[node].unknown == 1)
        leaves.push_back(node);
    while (!leaves.empty()) {
      uint32_t node = leaves.pop_back_val();
      if (nodes[node].unknown != 1)
        continue; // the last arc of its tree was solved from the other end
      // All solved arcs have been taken out of the exclusive-or of indices.
      uint32_t arc = nodes[node].arcs;
      int64_t excess = nodes[node].excess;
      if (arcs[arc].dst == node &&
          __builtin_sub_overflow(int64_t(0), excess, &excess))
        return false;
      if (!settle(arc, excess))
        return false;
      --unsolved;
      uint32_t other = arcs[arc].src == node ? arcs[arc].dst : arcs[arc].src;
      for (uint32_t end : {node, other}) {
        --nodes[end].unknown;
        nodes[end].arcs ^= arc;
      }
      if (nodes[other].unknown == 1)
        leaves.push_back(other);
    }
    return unsolved == 0;
  }

  Flow flow;

private:
  struct Node {
    int64_t excess = 0;   ///< in less out, over the solved arcs
    uint32_t unknown = 0; ///< arcs that are not solved
    uint32_t arcs = 0;    ///< exclusive-or of their indices
  };

  bool takeCounted() {
    for (uint32_t i = 0; i < arcs.size(); ++i) {
      const ArcEntry &arc = arcs[i];
      if (arc.counter == kNotCounted) {
        if (arc.src == arc.dst)
          return false;
        for (uint32_t end : {arc.src, arc.dst}) {
          ++nodes[end].unknown;
          nodes[end].arcs ^= i;
        }
        ++unsolved;
        continue;
      }
      uint64_t count = counters.empty() ? 0 : counters[arc.counter];
      if (count > uint64_t(std::numeric_limits<int64_t>::max()) ||
          !settle(i, count))
        return false;
    }
    return true;
  }

  bool settle(uint32_t arc, int64_t count) {
    flow.arcs[arc] = count;
    int64_t &from = nodes[arcs[arc].src].excess;
    int64_t &to = nodes[arcs[arc].dst].excess;
    return !__builtin_sub_overflow(from, count, &from) &&
           !__builtin_add_overflow(to, count, &to);
  }

  ArrayRef<ArcEntry> arcs;
  ArrayRef<uint64_t> counters;
  std::vector<Node> nodes;
  size_t unsolved = 0;
};

} // namespace

std::optional<Flow> solveFlow(const RawFunction &function,
                              ArrayRef<uint64_t> counters) {
  Solver solver(function, counters);
  if (!solver.solve())
    return std::nullopt;
  return std::move(solver.flow);
}

uint64_t countOf(__int128 flow) {
  return std::clamp<__int128>(flow, 0, std::numeric_limits<int64_t>::max());
}

std::vector<__int128> arrivalsOf(const RawFunction &function,
                                 const Flow &flow) {
  std::vector<__int128> arrivals(function.nodes.size() + 1);
  for (size_t i = 0; i < function.arcs.size(); ++i)
    arrivals[function.arcs[i].dst] += flow.arcs[i];
  return arrivals;
}

uint64_t callsOf(const RawFunction &function, const Flow &flow) {
  __int128 calls = 0;
  for (size_t i = 0; i < flow.arcs.size(); ++i)
    if (function.arcs[i].src == function.nodes.size() &&
        function.arcs[i].dst != function.nodes.size())
      calls += flow.arcs[i];
  return countOf(calls);
}

uint64_t callsByItself(const RawFunction &function, const Flow &flow) {
  std::vector<__int128> arrivals = arrivalsOf(function, flow);
  __int128 calls = 0;
  for (size_t i = 0; i < function.calls.size(); ++i)
    if (function.callees[i] == function.linkageName)
      calls += arrivals[function.calls[i].node];
  return countOf(calls);
}

} // namespace lineprof
