//===- model/Times.cpp - from cells and program counters to times ---------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Two sources are joined. Cells say, on the wall clock, how long each line was
// in calls; what a function took in its own code comes from OwnTime. Where
// calls were timed, what was measured takes the place of what was sampled.
//
//===----------------------------------------------------------------------===//

#include "model/Times.h"

#include "model/CallCharges.h"
#include "model/CallTimes.h"
#include "model/OwnTime.h"
#include "model/Uncertainty.h"

#include "llvm/ADT/STLExtras.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lineprof {

std::optional<double> Times::error() const {
  if (exact)
    return 0;
  if (variance <= 0)
    return std::nullopt;
  return halfWidth(variance);
}

int64_t wholeNanoseconds(double nanoseconds) {
  constexpr int64_t kMost = std::numeric_limits<int64_t>::max();
  return nanoseconds < static_cast<double>(kMost) ? std::llround(nanoseconds)
                                                  : kMost;
}

bool Times::isUncertain() const {
  constexpr double kShare = 0.1;
  return wall > 0 && (!error() || *error() > kShare * wall);
}

Times &Times::operator+=(const Times &more) {
  auto isEmpty = [](const Times &times) {
    return times.wall <= 0 && !times.exact && !times.min && !times.max;
  };
  if (isEmpty(*this)) {
    exact = more.exact;
    min = more.min;
    max = more.max;
  } else if (!isEmpty(more)) {
    exact &= more.exact;
    bool bothKnown = min && more.min && max && more.max;
    min = bothKnown ? std::min(min, more.min) : std::nullopt;
    max = bothKnown ? std::max(max, more.max) : std::nullopt;
  }
  variance += more.variance;
  wall += more.wall;
  self += more.self;
  cpu += more.cpu;
  samples += more.samples;
  return *this;
}

static void addCells(FunctionTimes &function, const RawFunction &raw) {
  Times &total = function.total;
  total.wall += raw.cell.wall_ns;
  total.cpu += raw.cell.cpu_ns;
  total.samples += raw.cell.samples;
  total.variance += varianceOf(raw.cell);
  if (raw.cell.samples)
    function.resolution = std::max(
        function.resolution, raw.cell.wall_ns * unseenShare(raw.cell.samples));
  total.wall = std::max(total.wall, total.self);
  for (size_t i = 0; i < raw.lineCells.size(); ++i) {
    const Cell &cell = raw.lineCells[i];
    Times &line = function.lines[i];
    line.wall = std::min(line.wall + cell.wall_ns, total.wall);
    line.cpu = std::min(line.cpu + cell.cpu_ns, total.cpu);
    line.samples += cell.samples;
    line.variance += varianceOf(cell);
  }
}

/// Figures of several sources, each with its own error, are not to contradict
/// each other.
static void boundByWhole(FunctionTimes &function) {
  Times &total = function.total;
  auto bound = [&](Times &part) {
    part.wall = std::min(part.wall, total.wall);
    part.self = std::min(part.self, part.wall);
    part.cpu = std::min(part.cpu, part.wall);
  };
  bound(total);
  bound(function.unattributed);
  llvm::for_each(function.lines, bound);
  if (total.wall > 0)
    function.resolution =
        std::min(function.resolution, total.wall + total.error().value_or(0));
}

ModuleTimes computeTimes(const RawProfile &run, size_t module,
                         const Nesting &nesting, Flows &flows,
                         Symbols *symbols) {
  ModuleTimes times = spreadOwnTime(run, module, nesting, flows, symbols);
  for (size_t i = 0; i < times.functions.size(); ++i) {
    FunctionTimes &function = times.functions[i];
    function.nested = nesting.shareTwice(module, i);
    function.inTimedCalls = nesting.shareInTimedCalls(module, i);
  }
  takeOwnTimeFromCalls(run.modules[module], times.functions);
  for (size_t i = 0; i < times.functions.size(); ++i)
    addCells(times.functions[i], run.modules[module].functions[i]);
  putTimedCalls(run.modules[module], flows, times.functions);
  for (FunctionTimes &function : times.functions)
    boundByWhole(function);
  return times;
}

} // namespace lineprof
