//===- model/Nesting.cpp - functions that compute within their own calls --===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/Nesting.h"

#include "llvm/ADT/STLExtras.h"

#include <algorithm>

namespace lineprof {

/// Walks the tree from callers to callees.
class Nesting::Walk {
public:
  explicit Walk(Nesting &nesting)
      : nesting(nesting), nodes(nesting.run.stacks), callees(nodes.size()) {
    for (size_t i = nodes.size(); i-- > 1;)
      callees[nodes[i].parent].push_back(i);
  }

  void run() {
    std::vector<std::pair<size_t, bool>> work = {{0, false}};
    while (!work.empty()) {
      auto [node, isDone] = work.back();
      work.pop_back();
      if (isDone) {
        leave(node);
        continue;
      }
      if (node) {
        enter(node);
        work.push_back({node, true});
      }
      for (size_t callee : callees[node])
        work.push_back({callee, false});
    }
  }

private:
  void enter(size_t node) {
    ++depth;
    Top *own = ownCodeAt(node);
    if (own)
      charge(*own, node);
    bool timed = isTimed(nodes[node]);
    for (const RawFrame &frame : nesting.run.framesOf(nodes[node])) {
      open(nesting.placeOf(nodes[node].module, {frame.function, {}}), timed);
      if (frame.line)
        open(nesting.placeOf(nodes[node].module, frame), timed);
    }
    if (!nodes[node].wallNs)
      return;
    if (!own && depth == kMaxStackNodes)
      charge(nesting.unknown, node);
    for (unsigned place : openPlaces) {
      double wall = nodes[node].wallNs;
      const std::vector<bool> &timedOnes = activations[place];
      nesting.once[place] += wall;
      if (timedOnes.size() > 1)
        nesting.twice[place] += wall;
      if (timedOnes.back())
        nesting.inTimedCalls[place] += wall;
    }
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
  std::vector<std::vector<size_t>> callees;
  unsigned depth = 0;
  /// By place: whether each that is open, the innermost last, is timed.
  llvm::DenseMap<unsigned, std::vector<bool>> activations;
  std::vector<unsigned> openPlaces; ///< each once
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

double Nesting::shareOfTime(const llvm::DenseMap<unsigned, double> &part,
                            size_t module, size_t function) const {
  unsigned place = placeOf(module, {function, {}});
  double all = once.lookup(place);
  return all > 0 ? part.lookup(place) / all : 0;
}

double Nesting::shareTwice(size_t module, size_t function) const {
  return shareOfTime(twice, module, function);
}

double Nesting::shareInTimedCalls(size_t module, size_t function) const {
  return shareOfTime(inTimedCalls, module, function);
}

} // namespace lineprof
