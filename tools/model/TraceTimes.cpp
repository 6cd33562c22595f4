//===- model/TraceTimes.cpp - exact times take the place of sampled ones --===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/TraceTimes.h"

#include <algorithm>

namespace lineprof {

TraceCost &TraceCost::operator+=(const TraceCost &more) {
  changes += more.changes;
  ns += more.ns;
  return *this;
}

static void replace(Times &times, const RawTrace &trace, double nsPerTick) {
  times.wall = trace.ticks * nsPerTick;
  times.exact = true;
  times.variance = 0;
  times.min = times.max = std::nullopt;
  if (trace.min) {
    times.min = *trace.min * nsPerTick;
    times.max = *trace.max * nsPerTick;
  }
}

/// The samples fell on the function's own code and on tracing.
static double shareLeft(double sampled, double cost) {
  return sampled > cost ? 1 - cost / sampled : 0;
}

TraceCost applyTrace(const RawProfile &run, const RawFunction &function,
                     FunctionTimes &times) {
  TraceCost cost;
  if (function.trace.empty() || run.tscTicks == 0)
    return cost;
  double nsPerTick = double(run.tscNs) / run.tscTicks;
  for (const RawTrace &trace : function.trace)
    cost.changes += trace.visits;
  cost.ns = cost.changes * (run.traceCost * nsPerTick);

  double self = shareLeft(times.total.self, cost.ns);
  double cpu = shareLeft(times.total.cpu, cost.ns);
  times.total.self = 0;
  times.unattributed = {};
  for (size_t i = 0; i < times.lines.size(); ++i) {
    Times &line = times.lines[i];
    replace(line, function.trace[i], nsPerTick);
    line.self = std::min(line.self * self, line.wall);
    line.cpu = std::min(line.cpu * cpu, line.wall);
    times.total.self += line.self;
  }
  replace(times.total, function.trace.back(), nsPerTick);
  // Frames that longjmp has left are not in the total with all they did.
  for (const Times &line : times.lines)
    times.total.wall = std::max(times.total.wall, line.wall);
  times.total.cpu = std::min(times.total.cpu * cpu, times.total.wall);
  return cost;
}

} // namespace lineprof
