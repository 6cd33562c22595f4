//===- model/CallTimes.cpp - exact times of calls -------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The file says of each place of calls what they took, and what the sampler has
// charged for them. So what was charged is exchanged for what was measured: on
// the line, in the function that makes the calls, and in the one that is
// called.
//
//   sampled          measured                       so
//   inner  102 ms    calls of it: 97 for 102 ms     inner   97 ms
//     line 7  80                                      line 7  76
//     line 8  22                                      line 8  21
//
//===----------------------------------------------------------------------===//

#include "model/CallTimes.h"

#include "model/LineCallees.h"
#include "model/MeasuredCalls.h"
#include "model/Uncertainty.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace lineprof {

namespace {

/// How much more or less than what was measured is nothing.
constexpr double kRest = 1e-3;

/// How much more is charged for calls than for their functions, as the sampler
/// may look between the clock and the function.
constexpr double kMore = 1.02;

/// One function, and the calls that it makes and that are made of it.
class FunctionExchange {
public:
  FunctionExchange(const RawModule &module, size_t index, Flows &flows,
                   FunctionTimes &times)
      : raw(module.functions[index]), index(index), flows(flows),
        function(times) {}

  MeasuredCalls made, received;
  llvm::DenseMap<uint32_t, MeasuredCalls> lines;

  /// Calls of it, from \p line.
  void receive(const Timing &timing, const Times &line) {
    received.add(timing);
    if (line.wall > 0)
      received.variance +=
          line.variance * std::min(1.0, timing.sampled_ns / line.wall);
  }

  void settle() {
    Times &total = function.total;
    sampledTotal = total;
    bool isTimed = isEachCallTimed();
    covered = isTimed ? 1 : shareReceived();
    double madeShare = made.shareOf(total.wall);
    double ofRest = varianceOfRest();
    bool isOverlap = overlap(made, total.wall);
    bool isSumSurer =
        !isOverlap && (made.most > total.wall || ofRest <= total.variance);
    if (isSumSurer) {
      double more = made.ns - madeShare * total.wall;
      total.wall += (1 - covered) * more;
      total.variance = std::max(total.variance * (1 - madeShare), ofRest);
    }
    if (isTimed)
      total.wall = received.ns;
    else if (covered > 0)
      total.wall +=
          covered * sampledTotal.wall * (received.ns / received.sampled - 1);
    total.wall = std::max(total.wall, made.most); // others may lie within it
    total.variance *= 1 - covered;
    total.cpu = (isTimed      ? received
                 : isSumSurer ? made
                              : MeasuredCalls())
                    .cpuOf(sampledTotal, total.wall);
    scale = scaleOfRest(areInnermost(made) ? made : MeasuredCalls());
    total.self *= scale;
    function.unattributed.wall *= scale;
    function.unattributed.self *= scale;
    function.unattributed.cpu *= scale;
    for (uint32_t i = 0; i < function.lines.size(); ++i)
      if (MeasuredCalls timed = lines.lookup(i);
          i < raw.lineCells.size() && overlap(timed, raw.lineCells[i].wall_ns))
        keepSampled(function.lines[i], timed);
      else
        settle(function.lines[i], timed);
    balanceCpu();
    mark();
    // What is sampled may come out above what is exact.
    for (Times &line : function.lines) {
      line.wall = std::min(line.wall, total.wall);
      if (covered < 1)
        total.cpu = std::max(total.cpu, std::min(line.cpu, total.wall));
      line.cpu = std::min(line.cpu, total.cpu);
    }
  }

private:
  /// As many calls were timed as were made by others, and the sampler has
  /// charged both for the same: it may have looked between the clock and the
  /// function. Calls by itself lie within those.
  bool isEachCallTimed() const {
    constexpr double kSame = 0.1;
    double sampled = function.total.wall;
    if (!received.calls || !received.all ||
        std::abs(received.sampled - sampled) > kSame * sampled)
      return false;
    const Flow *flow = flows.of(index);
    return flow &&
           callsOf(raw, *flow) - callsByItself(raw, *flow) == received.calls;
  }

  /// Code without a slot is known from program counters alone: none of its
  /// time is among what the sampler charged for calls. And where the function
  /// is on the stack most of the time, what the samples say too much of some
  /// calls they say too little of the others: then its total is surer than a
  /// sum of both. The covariance of a part with the total is the part's share
  /// of the total's variance. With recursion calls lie within each other.
  double shareReceived() const {
    double total = function.total.wall;
    double charged = std::min<double>(raw.cell.wall_ns, total);
    double share = received.shareOf(charged);
    bool isSurer = received.variance > 2 * share * function.total.variance;
    if (total <= 0 || function.nested > 0 || (isSurer && share < 1))
      return 0;
    return share * charged / total;
  }

  /// With recursion calls may lie within each other: a look charges each place
  /// that they are made from, and \p wall once.
  bool overlap(const MeasuredCalls &calls, double wall) const {
    return function.nested > 0 && calls.sampled > kMore * wall;
  }

  /// With recursion the function may compute within calls that it made, so what
  /// they took more or less than was charged is not what own time lacks. False
  /// if that is so.
  bool areInnermost(const MeasuredCalls &calls) const {
    return !overlap(calls, function.inTimedCalls * sampledTotal.wall);
  }

  /// A function that is on the stack throughout is surer than its lines.
  double varianceOfRest() const {
    double variance = function.unattributed.variance;
    for (const auto &[i, line] : llvm::enumerate(function.lines))
      variance += line.variance * (1 - lines.lookup(i).shareOf(line.wall));
    return variance;
  }

  /// What was not in calls, or in such as were not timed, is what is left of
  /// the total.
  double scaleOfRest(const MeasuredCalls &away) const {
    double rest = sampledTotal.wall * (1 - away.shareOf(sampledTotal.wall));
    double left = function.total.wall - away.ns;
    // With recursion own time is more than this rest, and may be much more.
    double all = std::max(rest, function.total.self);
    return rest > 0 && left > 0 ? 1 + (left - rest) / all : 1;
  }

  void keepSampled(Times &line, const MeasuredCalls &timed) {
    double wall = std::max(line.wall, timed.most);
    line.cpu = MeasuredCalls().cpuOf(line, wall);
    line.wall = wall;
    line.self *= scale;
  }

  /// \p rest of \p line is own time and calls that are not timed. Those of the
  /// function by itself lie within each other and within the timed ones.
  double scaled(double rest, const Times &line) const {
    double calls = function.nested > 0 ? std::max(0.0, rest - line.self) : 0;
    return (rest - calls) * scale + calls;
  }

  void settle(Times &line, const MeasuredCalls &timed) {
    double share = timed.shareOf(line.wall);
    line.variance *= 1 - share;
    double rest = line.wall * (1 - share);
    double wall = timed.ns + scaled(rest, line);
    line.cpu = timed.cpuOf(line, wall);
    line.wall = wall;
    line.self *= scale;
    line.exact = timed.ns > 0 && timed.all && rest <= kRest * timed.ns;
    if (line.variance <= 0 || covered <= 0)
      return;
    // The error that it shared with the total is gone.
    double ofTotal = rest / sampledTotal.wall;
    double least = std::min(line.variance, varianceBelow(function.resolution));
    line.variance = std::max(line.variance - covered * ofTotal * ofTotal *
                                                 sampledTotal.variance,
                             least);
  }

  /// The CPU time that ticks gave to lines whose own was measured, and that
  /// these did not have, is that of the others: what was computed since the
  /// last tick is known, where is not. Less than a hundredth may be chance.
  void balanceCpu() {
    if (function.nested > 0 || made.cpuWall <= 0)
      return;
    double measured = 0, sampled = function.unattributed.cpu;
    auto measuredOf = [&](size_t i) {
      return std::min(lines.lookup(i).cpu, function.lines[i].cpu);
    };
    for (const auto &[i, line] : llvm::enumerate(function.lines)) {
      measured += measuredOf(i);
      sampled += line.cpu - measuredOf(i);
    }
    double left = std::max(0.0, function.total.cpu - measured);
    if (sampled <= 0 || std::abs(left - sampled) < 0.01 * function.total.cpu)
      return;
    auto balance = [&](Times &times, double known) {
      times.cpu =
          std::min(known + (times.cpu - known) * left / sampled, times.wall);
    };
    for (const auto &[i, line] : llvm::enumerate(function.lines))
      balance(line, measuredOf(i));
    balance(function.unattributed, 0);
  }

  void mark() {
    Times &total = function.total;
    auto isAll = [&](const MeasuredCalls &timed) {
      return timed.ns > 0 && timed.all &&
             std::abs(total.wall - timed.ns) <= kRest * timed.ns;
    };
    total.exact = isAll(received);
    // A call takes a little more than the function, and untagged code may be
    // called along with it.
    if (!total.exact && covered >= 1)
      total.variance += varianceBelow(std::abs(total.wall - received.ns));
    // Own code and calls that no sample fell on took time as well.
    if (total.exact || function.resolution <= 0)
      return;
    if (isAll(made))
      total.exact = function.resolution <= kRest * made.ns;
    else if (total.variance > 0)
      return;
    if (!total.exact)
      total.variance += varianceBelow(function.resolution);
  }

  const RawFunction &raw;
  size_t index;
  Flows &flows;
  FunctionTimes &function;
  Times sampledTotal;
  double covered = 0; ///< share of the total that was in timed calls of it
  double scale = 1;   ///< of what is not in timed calls from it
};

void keepExtremes(Times &line, const Timing &timing) {
  if (!timing.calls)
    return;
  double shortest = ~timing.min_complement;
  double longest = timing.max_ns;
  line.min = line.min ? std::min(*line.min, shortest) : shortest;
  line.max = line.max ? std::max(*line.max, longest) : longest;
}

} // namespace

void putTimedCalls(const RawModule &module, Flows &flows,
                   std::vector<FunctionTimes> &times) {
  if (llvm::all_of(module.tables, [](const RawSiteTable &table) {
        return table.timed.empty();
      }))
    return;
  std::map<size_t, FunctionExchange> exchanges;
  auto of = [&](size_t function) -> FunctionExchange & {
    return exchanges
        .try_emplace(function, module, function, flows, times[function])
        .first->second;
  };
  LineCallees callees(module);
  for (const RawSiteTable &table : module.tables)
    for (const RawSiteTable::TimedCalls &calls : table.timed) {
      for (size_t function : calls.functions)
        of(function).made.add(calls.timing);
      for (auto [function, line] : calls.lines) {
        of(function).lines[line].add(calls.timing);
        keepExtremes(times[function].lines[line], calls.timing);
      }
      if (auto callee = calls.at ? callees.find(*calls.at) : std::nullopt)
        of(*callee).receive(calls.timing,
                            times[calls.at->first].lines[calls.at->second]);
    }
  for (auto &[function, exchange] : exchanges)
    exchange.settle();
}

} // namespace lineprof
