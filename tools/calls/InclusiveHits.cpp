//===- calls/InclusiveHits.cpp - hits of lines within calls ---------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "calls/InclusiveHits.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/GraphTraits.h"
#include "llvm/ADT/SCCIterator.h"

#include <algorithm>

namespace lineprof {

namespace {

/// A function in the graph of calls. Functions that call each other, and those
/// that call themselves, are a cycle.
struct CallNode {
  size_t cycle = ~size_t(0); ///< its number
  double hits = 0; ///< of its own lines; later of all of its cycle, and callees
  std::vector<CallNode *> callees;
};

} // namespace

} // namespace lineprof

template <> struct llvm::GraphTraits<lineprof::CallNode *> {
  using NodeRef = lineprof::CallNode *;
  using ChildIteratorType = std::vector<NodeRef>::iterator;
  static NodeRef getEntryNode(NodeRef node) { return node; }
  static ChildIteratorType child_begin(NodeRef node) {
    return node->callees.begin();
  }
  static ChildIteratorType child_end(NodeRef node) {
    return node->callees.end();
  }
};

namespace lineprof {

namespace {

/// Hits of lines within each function and its callees. A caller has its share
/// of them: of the calls into a cycle, those that the cycle makes itself are
/// none.
class InclusiveHits {
public:
  explicit InclusiveHits(const std::map<const Function *, ArcsByLine> &arcs)
      : arcs(arcs) {
    CallNode world;
    std::map<const CallNode *, const Function *> functionOf;
    for (const auto &[function, byLine] : arcs) {
      CallNode &node = nodes[function];
      functionOf[&node] = function;
      world.callees.push_back(&node);
      for (const auto &[key, line] : function->lines)
        node.hits += line.hits;
      forEachArc(function, [&](const CallArc &arc) {
        node.callees.push_back(&nodes[arc.callee]);
      });
    }
    // Callees first.
    for (auto cycle = llvm::scc_begin(&world); !cycle.isAtEnd(); ++cycle)
      if (cycle->front() != &world)
        addCycle(*cycle, functionOf);
  }

  double of(const Function *caller, const CallArc &arc) const {
    if (!arc.callee)
      return 0;
    const CallNode &callee = nodes.at(arc.callee);
    bool isWithin = nodes.at(caller).cycle == callee.cycle;
    double all = isWithin ? arc.callee->calls : entries[callee.cycle];
    return all > 0 ? std::min(arc.calls / all, 1.0) * callee.hits : 0;
  }

private:
  template <typename Visit>
  void forEachArc(const Function *function, Visit visit) const {
    for (const auto &[key, line] : arcs.at(function))
      for (const CallArc &arc : line)
        if (arc.callee && arc.calls)
          visit(arc);
  }

  void
  addCycle(llvm::ArrayRef<CallNode *> cycle,
           const std::map<const CallNode *, const Function *> &functionOf) {
    const size_t number = entries.size();
    for (CallNode *node : cycle)
      node->cycle = number;
    double calls = 0, hits = 0;
    for (CallNode *node : cycle) {
      const Function *function = functionOf.at(node);
      calls += function->calls;
      hits += node->hits;
      forEachArc(function, [&](const CallArc &arc) {
        if (nodes.at(arc.callee).cycle == number)
          calls -= arc.calls;
        else
          hits += of(function, arc);
      });
    }
    entries.push_back(calls);
    for (CallNode *node : cycle)
      node->hits = hits;
  }

  const std::map<const Function *, ArcsByLine> &arcs;
  std::map<const Function *, CallNode> nodes;
  std::vector<double> entries; ///< calls into each cycle from elsewhere
};

} // namespace

void addInclusiveHits(std::map<const Function *, ArcsByLine> &arcs) {
  InclusiveHits hits(arcs);
  for (auto &[function, byLine] : arcs)
    for (auto &[key, line] : byLine)
      for (CallArc &arc : line)
        arc.hits = hits.of(function, arc);
}

} // namespace lineprof
