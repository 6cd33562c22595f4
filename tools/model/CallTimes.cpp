//===- model/CallTimes.cpp - exact times of calls -------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/CallTimes.h"

#include "model/Uncertainty.h"

#include <algorithm>
#include <map>

namespace lineprof {

static void exchange(Times &times, const Timing &timing) {
  double sampled = std::min<double>(timing.sampled_ns, times.wall);
  if (times.wall > 0)
    times.variance *= 1 - sampled / times.wall;
  times.wall += timing.ns - sampled;
}

namespace {

/// How much more than what was measured is nothing.
constexpr double kRest = 1e-3;

/// What was measured of a line or function.
struct Timed {
  double ns = 0;
  bool all = true; ///< no call is left to the samples

  void add(const Timing &timing) {
    ns += timing.ns;
    all &= !timing.given_up && timing.begun <= timing.calls;
  }

  /// Whether that is all of \p times.
  bool isAllOf(const Times &times) const {
    return all && times.wall - ns <= kRest * ns;
  }
};

/// Own code that no sample fell on took time as well.
void markFunction(FunctionTimes &function, const Timed &timed) {
  Times &total = function.total;
  if (!timed.isAllOf(total) || function.resolution <= 0)
    return;
  total.exact = function.resolution <= kRest * timed.ns;
  if (!total.exact)
    total.variance += varianceBelow(function.resolution);
}

} // namespace

void putTimedCalls(const RawModule &module, std::vector<FunctionTimes> &times) {
  std::map<std::pair<size_t, uint32_t>, Timed> timedOf;
  std::map<size_t, Timed> timedIn;
  for (const RawSiteTable &table : module.tables)
    for (const RawSiteTable::TimedCalls &calls : table.timed) {
      for (size_t function : calls.functions) {
        exchange(times[function].total, calls.timing);
        timedIn[function].add(calls.timing);
      }
      for (auto key : calls.lines) {
        Times &line = times[key.first].lines[key.second];
        exchange(line, calls.timing);
        timedOf[key].add(calls.timing);
        if (!calls.timing.calls)
          continue;
        double shortest = ~calls.timing.min_complement;
        double longest = calls.timing.max_ns;
        line.min = line.min ? std::min(*line.min, shortest) : shortest;
        line.max = line.max ? std::max(*line.max, longest) : longest;
      }
    }
  for (auto [key, timed] : timedOf) {
    Times &line = times[key.first].lines[key.second];
    line.exact = timed.isAllOf(line);
  }
  for (auto [function, timed] : timedIn)
    markFunction(times[function], timed);
  // What is sampled still may come out above a sum that is exact.
  for (FunctionTimes &function : times)
    for (Times &line : function.lines)
      line.wall = std::min(line.wall, function.total.wall);
}

} // namespace lineprof
