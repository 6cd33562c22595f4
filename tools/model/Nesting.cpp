//===- model/Nesting.cpp - functions that compute within their own calls --===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/Nesting.h"

#include "model/ContextTree.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"

#include <algorithm>
#include <limits>

namespace lineprof {

/// Walks the tree from callers to callees.
class Nesting::Walk {
public:
  explicit Walk(Nesting &nesting)
      : nesting(nesting), nodes(nesting.run.stacks) {}

  void run() {
    for (size_t node = 1; node < nodes.size(); ++node)
      noteCaller(node);
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
      open(functionAt(node, frame), timed);
      if (frame.line)
        open(nesting.placeOf(nodes[node].module, frame), timed);
    }
    if (!nodes[node].wallNs)
      return;
    if (!own && depth == kMaxStackNodes)
      charge(nesting.unknown, node);
    double wall = nodes[node].wallNs;
    addUnseen(node);
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

  /// A call, and where it stands: a site of a table.
  using Site = std::pair<const RawSiteTable *, size_t>;

  Site siteOf(size_t node) const {
    const RawStackNode &raw = nodes[node];
    return {&nesting.run.modules[raw.module].tables[raw.table], raw.site};
  }

  unsigned functionAt(size_t node, const RawFrame &frame) const {
    return nesting.placeOf(nodes[node].module, {frame.function, {}});
  }

  void noteCaller(size_t node) {
    size_t caller = nodes[node].parent;
    for (const RawFrame &frame : nesting.run.framesOf(nodes[node])) {
      unsigned function = functionAt(node, frame);
      Presence &presence = nesting.presences[function];
      if (!caller)
        presence.unseen = std::numeric_limits<double>::infinity();
      else
        callees[siteOf(caller)].insert(function);
    }
  }

  /// Functions that are called where \p node ends may have been missed there,
  /// whatever the context.
  void addUnseen(size_t node) {
    auto found = callees.find(siteOf(node));
    if (found == callees.end())
      return;
    for (unsigned function : found->second)
      if (activations[function].empty())
        nesting.presences[function].unseen += nodes[node].wallNs;
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
      close(functionAt(node, frame));
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
  std::vector<unsigned> openPlaces; ///< each once
  llvm::DenseMap<Site, llvm::SmallSetVector<unsigned, 2>> callees;
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
