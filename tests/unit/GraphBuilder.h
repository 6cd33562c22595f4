//===- unit/GraphBuilder.h - flow graphs with known flow ------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_UNIT_GRAPHBUILDER_H
#define LINEPROF_UNIT_GRAPHBUILDER_H

#include "profile/RawProfile.h"

#include "llvm/ADT/IntEqClasses.h"

#include <initializer_list>
#include <numeric>
#include <random>

namespace lineprof {

/// Collects nodes and arcs whose true counts are known, then counts only the
/// complement of some spanning tree, as the plugin does.
class GraphBuilder {
public:
  static constexpr uint32_t kOutside = 0xffffffff;

  /// A node of basic block \p block that lists \p lines; its number.
  uint32_t node(uint32_t block, std::initializer_list<uint32_t> lines) {
    return addNode(block, std::vector<uint32_t>(lines));
  }

  uint32_t addNode(uint32_t block, const std::vector<uint32_t> &lines) {
    function.nodes.push_back(
        {block, uint32_t(function.nodeLines.size()), uint32_t(lines.size())});
    for (uint32_t line : lines) {
      function.nodeLines.push_back(line - 1);
      while (function.lines.size() < line)
        function.lines.push_back({uint32_t(function.lines.size() + 1), 0});
    }
    return function.nodes.size() - 1;
  }

  uint32_t arc(uint32_t src, uint32_t dst, int64_t count, uint32_t flags = 0) {
    function.arcs.push_back({src, dst, kNotCounted, flags});
    truth.push_back(count);
    return truth.size() - 1;
  }

  /// Chooses the tree at random; sideways arcs are in it, since they can't be
  /// counted.
  void finish(uint32_t seed = 1) {
    function.linkageName = "f";
    for (ArcEntry &arc : function.arcs)
      for (uint32_t *end : {&arc.src, &arc.dst})
        if (*end == kOutside)
          *end = function.nodes.size();
    std::vector<uint32_t> order(function.arcs.size());
    std::iota(order.begin(), order.end(), 0);
    std::shuffle(order.begin(), order.end(), std::mt19937(seed));
    std::partition(order.begin(), order.end(), [&](uint32_t i) {
      return function.arcs[i].flags & kArcSideways;
    });
    llvm::IntEqClasses trees(function.nodes.size() + 1);
    for (uint32_t i : order) {
      ArcEntry &arc = function.arcs[i];
      if (trees.findLeader(arc.src) != trees.findLeader(arc.dst)) {
        trees.join(arc.src, arc.dst);
        continue;
      }
      arc.counter = counters.size();
      counters.push_back(truth[i]);
    }
    function.numCounters = counters.size();
  }

  RawFunction function;
  std::vector<int64_t> truth;
  std::vector<uint64_t> counters;
};

} // namespace lineprof

#endif // LINEPROF_UNIT_GRAPHBUILDER_H
