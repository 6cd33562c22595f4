//===- tools/export/CallArcs.cpp - calls by line, with time -------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CallArcs.h"

#include "Callees.h"
#include "LineCalls.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"

#include <algorithm>

namespace lineprof {

namespace {

/// The calls that are written on a line.
struct Written {
  std::map<const Function *, uint64_t> tagged; ///< how often each was called
  std::map<std::string, uint64_t> untagged;    ///< "": by pointer
};

/// The arcs of one line.
class LineArcs {
public:
  LineArcs(double time, LineCalls seen, Written written)
      : time(time), seen(std::move(seen)), written(std::move(written)) {}

  std::vector<CallArc> arcs() {
    double scale = seen.all > 0 ? time / seen.all : 0;
    addSeen(scale);
    double rest = seen.all > 0 ? seen.other * scale : time;
    rest -= addUnseen(rest);
    addUntagged(rest);
    return std::move(result);
  }

private:
  void addSeen(double scale) {
    for (const auto &[callee, wall] : seen.callees) {
      CallArc arc;
      arc.callee = callee;
      arc.wall = wall * scale;
      auto direct = written.tagged.find(callee);
      if (direct != written.tagged.end()) {
        arc.calls = direct->second;
        written.tagged.erase(direct);
      } else {
        auto byPointer = written.untagged.find("");
        if (byPointer != written.untagged.end())
          arc.calls = std::min(byPointer->second, callee->calls);
      }
      result.push_back(arc);
    }
  }

  /// Tagged functions that are never on the tree, as small ones, which keep no
  /// slot. Their time is known, but not by caller. Gives what it took of \p
  /// rest.
  double addUnseen(double rest) {
    double sum = 0;
    std::vector<CallArc> unseen;
    for (const auto &[callee, calls] : written.tagged) {
      CallArc arc;
      arc.callee = callee;
      arc.calls = calls;
      arc.wall = callee->total.wall * calls / std::max(callee->calls, calls);
      sum += arc.wall;
      unseen.push_back(arc);
    }
    bool isAll = written.untagged.empty() || sum > rest;
    double scale = sum > 0 && isAll ? rest / sum : 1;
    for (CallArc &arc : unseen) {
      arc.wall *= scale;
      result.push_back(arc);
    }
    return sum * scale;
  }

  void addUntagged(double rest) {
    constexpr double kLeast = 0.5; // ns
    if (rest < kLeast)
      return;
    CallArc arc;
    arc.wall = rest;
    if (written.untagged.size() == 1)
      arc.name = written.untagged.begin()->first;
    for (const auto &[name, calls] : written.untagged)
      arc.calls += calls;
    result.push_back(arc);
  }

  double time; ///< of all calls
  LineCalls seen;
  Written written;
  std::vector<CallArc> result;
};

std::map<LineKey, Written> writtenCalls(const Function &function,
                                        const Callees &callees) {
  std::map<LineKey, Written> result;
  for (const CallSite &site : function.callSites) {
    if (!site.count)
      continue;
    Written &written = result[site.line];
    if (const Function *callee = callees.find(function, site.callee))
      written.tagged[callee] += site.count;
    else
      written.untagged[site.callee] += site.count;
  }
  return result;
}

/// Hits of lines within each function and its callees. Those of a recursive
/// call are counted where it began.
class InclusiveHits {
public:
  explicit InclusiveHits(const std::map<const Function *, ArcsByLine> &arcs) {
    for (const auto &[function, byLine] : arcs) {
      double &sum = hits[function];
      for (const auto &[key, line] : function->lines)
        sum += line.hits;
    }
    for (const auto &[function, byLine] : arcs)
      visit(function, arcs);
  }

  double of(const CallArc &arc) const {
    if (!arc.callee || !arc.callee->calls)
      return 0;
    double share = double(arc.calls) / arc.callee->calls;
    return std::min(share, 1.0) * hits.lookup(arc.callee);
  }

private:
  enum class State { New, Open, Done };
  using Frame = std::pair<const Function *, bool>; ///< true: callees are done

  void visit(const Function *root,
             const std::map<const Function *, ArcsByLine> &arcs) {
    llvm::SmallVector<Frame> pending = {{root, false}};
    while (!pending.empty()) {
      auto [function, left] = pending.pop_back_val();
      if (left) {
        for (const auto &[key, line] : arcs.at(function))
          for (const CallArc &arc : line)
            if (arc.callee && states[arc.callee] == State::Done)
              hits[function] += of(arc);
        states[function] = State::Done;
      } else if (states[function] == State::New) {
        states[function] = State::Open;
        pending.push_back({function, true});
        for (const auto &[key, line] : arcs.at(function))
          for (const CallArc &arc : line)
            if (arc.callee)
              pending.push_back({arc.callee, false});
      }
    }
  }

  llvm::DenseMap<const Function *, double> hits;
  llvm::DenseMap<const Function *, State> states;
};

} // namespace

std::map<const Function *, ArcsByLine> callArcs(const Profile &profile) {
  Callees callees(profile.functions());
  auto seen = callsByLine(profile.tree());
  std::map<const Function *, std::set<LineKey>> places;
  for (const auto &[place, calls] : seen)
    places[place.first].insert(place.second);

  std::map<const Function *, ArcsByLine> result;
  for (const Function *function : profile.functions()) {
    std::map<LineKey, Written> written = writtenCalls(*function, callees);
    std::set<LineKey> &keys = places[function];
    for (const auto &[key, calls] : written)
      keys.insert(key);
    for (const auto &[key, line] : function->lines)
      if (line.times.wall > line.times.self)
        keys.insert(key);
    ArcsByLine &byLine = result[function];
    for (LineKey key : keys) {
      LineCalls &calls = seen[{function, key}];
      auto line = function->lines.find(key);
      double time = line == function->lines.end()
                        ? calls.all
                        : line->second.times.wall - line->second.times.self;
      byLine[key] =
          LineArcs(std::max(time, 0.0), std::move(calls), written[key]).arcs();
    }
  }

  InclusiveHits hits(result);
  for (auto &[function, byLine] : result)
    for (auto &[key, arcs] : byLine)
      for (CallArc &arc : arcs)
        arc.hits = hits.of(arc);
  return result;
}

} // namespace lineprof
