//===- calls/CallArcs.cpp - calls by line, with time ----------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "calls/CallArcs.h"

#include "calls/InclusiveHits.h"
#include "calls/LineCalls.h"
#include "model/Callees.h"

#include <algorithm>

namespace lineprof {

namespace {

/// The calls that are written on a line, and how often each was made.
struct Written {
  std::map<const Function *, uint64_t> tagged;
  std::map<std::string, uint64_t> untagged; ///< "": by pointer
};

/// The arcs of one line of \p caller.
class LineArcs {
public:
  LineArcs(const Function &caller, LineKey key, const LineCalls &seen,
           Written calls)
      : caller(caller), seen(seen), calls(std::move(calls)) {
    auto line = caller.lines.find(key);
    if (line == caller.lines.end())
      return;
    const Times &times = line->second.times;
    time = std::max(times.wall - times.self, 0.0);
    exact = times.exact;
  }

  std::vector<CallArc> arcs() {
    double rest = addSeen();
    rest -= addUnseen(rest);
    addUntagged(rest);
    return std::move(result);
  }

private:
  /// Gives the time that is left.
  double addSeen() {
    double sum = 0;
    for (const auto &[callee, wall] : seen.callees) {
      CallArc arc;
      arc.callee = callee;
      arc.onTree = true;
      arc.wall = wall;
      arc.calls = takeCalls(*callee);
      sum += wall;
      result.push_back(arc);
    }
    // The line was measured, the tree sampled.
    bool isAll = calls.tagged.empty() && calls.untagged.empty();
    if (exact && isAll && sum > 0 && !seen.callees.count(&caller)) {
      for (CallArc &arc : result)
        arc.wall *= time / sum;
      return 0;
    }
    return std::max(seen.other, isAll ? 0.0 : time - sum);
  }

  uint64_t takeCalls(const Function &callee) {
    if (auto direct = calls.tagged.find(&callee); direct != calls.tagged.end())
      return calls.tagged.extract(direct).mapped();
    auto byPointer = calls.untagged.find("");
    if (byPointer == calls.untagged.end())
      return 0;
    uint64_t count = std::min(byPointer->second, callee.calls);
    byPointer->second -= count;
    if (!byPointer->second)
      calls.untagged.erase(byPointer);
    return count;
  }

  /// Small functions keep no slot, and inlined ones are in their caller's. What
  /// they took is known, but not by caller. Gives what that is of \p rest.
  double addUnseen(double rest) {
    double sum = 0;
    size_t first = result.size();
    for (const auto &[callee, count] : calls.tagged) {
      CallArc arc;
      arc.callee = callee;
      arc.calls = count;
      arc.wall = callee->total.wall * count / std::max(callee->calls, count);
      sum += arc.wall;
      result.push_back(arc);
    }
    if (!(sum > 0))
      return 0;
    bool isAll = calls.untagged.empty() || sum > rest;
    double scale = isAll ? rest / sum : 1;
    for (size_t i = first; i < result.size(); ++i)
      result[i].wall *= scale;
    return sum * scale;
  }

  void addUntagged(double rest) {
    constexpr double kLeast = 0.5; // ns
    if (rest < kLeast)
      return;
    CallArc arc;
    arc.wall = rest;
    if (calls.untagged.size() == 1)
      arc.name = calls.untagged.begin()->first;
    for (const auto &[name, count] : calls.untagged)
      arc.calls += count;
    result.push_back(arc);
  }

  const Function &caller;
  const LineCalls &seen;
  Written calls;
  double time = 0; ///< of all calls
  bool exact = false;
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

ArcsByLine arcsOf(const Function &function, const Callees &callees,
                  LineCallsOf &seen) {
  std::map<LineKey, Written> written = writtenCalls(function, callees);
  for (const auto &[key, line] : function.lines)
    if (line.times.wall > line.times.self)
      seen[key];
  for (const auto &[key, calls] : written)
    seen[key];
  ArcsByLine result;
  for (const auto &[key, calls] : seen)
    result[key] = LineArcs(function, key, calls, written[key]).arcs();
  return result;
}

} // namespace

std::map<const Function *, ArcsByLine> callArcs(const Profile &profile) {
  std::vector<const Function *> functions = profile.functions();
  Callees callees(functions);
  std::map<const Function *, LineCallsOf> seen = callsByLine(profile.tree());
  std::map<const Function *, ArcsByLine> result;
  for (const Function *function : functions)
    result[function] = arcsOf(*function, callees, seen[function]);
  addInclusiveHits(result);
  return result;
}

} // namespace lineprof
