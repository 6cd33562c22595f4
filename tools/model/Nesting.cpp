//===- model/Nesting.cpp - functions that compute within their own calls --===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/Nesting.h"

#include "model/ContextTree.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

#include <algorithm>
#include <limits>

namespace lineprof {

/// Walks the tree from callers to callees.
class Nesting::Walk {
public:
  explicit Walk(Nesting &nesting)
      : nesting(nesting), nodes(nesting.run.stacks) {}

  void run() {
    walkNodes(
        nodes.size(), [&](size_t node) { return nodes[node].parent; },
        [&](size_t node) { enter(node); }, [&](size_t node) { leave(node); });
  }

private:
  void enter(size_t node) {
    ++depth;
    Top *own = ownCodeAt(node);
    if (own)
      charge(*own, node);
    bool timed = isTimed(nodes[node]);
    for (const RawFrame &frame : nesting.run.framesOf(nodes[node])) {
      unsigned place =
          nesting.placeOf(nodes[node].module, {frame.function, {}});
      addUnseen(nodes[node].parent, place);
      open(place, timed);
      if (frame.line)
        open(nesting.placeOf(nodes[node].module, frame), timed);
    }
    if (!nodes[node].wallNs)
      return;
    if (!own && depth == kMaxStackNodes)
      charge(nesting.unknown, node);
    double wall = nodes[node].wallNs;
    for (unsigned place : openPlaces) {
      const std::vector<bool> &timedOnes = activations[place];
      Presence &presence = nesting.presences[place];
      presence.wall += wall;
      if (timedOnes.size() > 1)
        presence.twice += wall;
      if (timedOnes.back())
        presence.inTimedCalls += wall;
    }
  }

  /// The function at \p place may have been missed where \p caller was seen.
  void addUnseen(size_t caller, unsigned place) {
    if (activations[place].empty() && known.insert({caller, place}).second)
      nesting.presences[place].unseen +=
          caller ? nodes[caller].wallNs
                 : std::numeric_limits<double>::infinity();
  }

  void charge(Top &top, size_t node) {
    double wall = nodes[node].wallNs;
    top.wall += wall;
    for (unsigned place : openPlaces)
      top.below[place] += wall;
  }

  void leave(size_t node) {
    auto close = [&](unsigned place) {
      activations[place].pop_back();
      if (activations[place].empty())
        openPlaces.pop_back();
    };
    for (const RawFrame &frame :
         llvm::reverse(nesting.run.framesOf(nodes[node]))) {
      if (frame.line)
        close(nesting.placeOf(nodes[node].module, frame));
      close(nesting.placeOf(nodes[node].module, {frame.function, {}}));
    }
    --depth;
  }

  void open(unsigned place, bool isTimed) {
    if (activations[place].empty())
      openPlaces.push_back(place);
    activations[place].push_back(isTimed);
  }

  bool isTimed(const RawStackNode &node) const {
    const auto &timed =
        nesting.run.modules[node.module].tables[node.table].timed;
    auto found = llvm::lower_bound(timed, node.site,
                                   [](const RawSiteTable::TimedCalls &calls,
                                      size_t at) { return calls.site < at; });
    return found != timed.end() && found->site == node.site &&
           !found->timing.given_up;
  }

  Top *ownCodeAt(size_t node) {
    const RawStackNode &raw = nodes[node];
    const auto &own = nesting.run.modules[raw.module].tables[raw.table].own;
    for (size_t i = 0; i < own.size(); ++i)
      if (own[i].site == raw.site)
        return &nesting.tops[nesting.firstTops[raw.module][raw.table] + i];
    return nullptr;
  }

  Nesting &nesting;
  const std::vector<RawStackNode> &nodes;
  unsigned depth = 0;
  /// By place: whether each that is open, the innermost last, is timed.
  llvm::DenseMap<unsigned, std::vector<bool>> activations;
  std::vector<unsigned> openPlaces;                  ///< each once
  llvm::DenseSet<std::pair<size_t, unsigned>> known; ///< callers, and callees
};

Nesting::Nesting(const RawProfile &run) : run(run) {
  unsigned numPlaces = 0, numTops = 0;
  for (const RawModule &module : run.modules) {
    std::vector<unsigned> &places = firstPlaces.emplace_back();
    for (const RawFunction &function : module.functions) {
      places.push_back(numPlaces);
      numPlaces += 1 + function.lines.size();
    }
    std::vector<unsigned> &tables = firstTops.emplace_back();
    for (const RawSiteTable &table : module.tables) {
      tables.push_back(numTops);
      numTops += table.own.size();
    }
  }
  tops.resize(numTops);
  if (!run.stacks.empty())
    Walk(*this).run();
}

/// A context that is too deep for the file ends before it comes to own code.
/// What own code has beyond its contexts was in such.
double Nesting::shareBelow(size_t module, size_t table, size_t own,
                           size_t function,
                           std::optional<uint32_t> line) const {
  const Top &top = tops[firstTops[module][table] + own];
  unsigned place = placeOf(module, {function, line});
  double below = top.below.lookup(place), all = top.wall;
  const Cell &cell = run.modules[module].tables[table].own[own].cell;
  double missing = static_cast<double>(cell.wall_ns) - top.wall;
  if (unknown.wall > 0 && missing > 0) {
    below += missing * unknown.below.lookup(place) / unknown.wall;
    all += missing;
  }
  return all > 0 ? std::min(below / all, 1.0) : 0;
}

double Nesting::shareTwice(size_t module, size_t function) const {
  Presence presence = presences.lookup(placeOf(module, {function, {}}));
  return presence.wall > 0 ? presence.twice / presence.wall : 0;
}

double Nesting::shareInTimedCalls(size_t module, size_t function) const {
  Presence presence = presences.lookup(placeOf(module, {function, {}}));
  return presence.wall > 0 ? presence.inTimedCalls / presence.wall : 0;
}

double Nesting::mostUnseen(size_t module, size_t function) const {
  auto found = presences.find(placeOf(module, {function, {}}));
  return found == presences.end() ? std::numeric_limits<double>::infinity()
                                  : found->second.unseen;
}

} // namespace lineprof
