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

#include "model/CallTimes.h"
#include "model/OwnTime.h"
#include "model/Uncertainty.h"

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

/// With recursion, own time of an inner activation lies within the call that
/// the outer one makes from \p line, and some of it is on that line too.
static void addLineCell(OwnTime &function, size_t line, const Cell &cell) {
  double overlap = 0;
  if (function.machineSelf > 0)
    overlap = std::min<double>(cell.nested_ns, cell.wall_ns) *
              (function.perLine[line] / function.machineSelf);
  Times &times = function.times.lines[line];
  overlap = std::min(overlap, times.wall);
  double wallShare = cell.wall_ns ? 1 - overlap / cell.wall_ns : 1;
  const Times &whole = function.times.total;
  times.wall = std::min(times.wall + cell.wall_ns * wallShare, whole.wall);
  times.cpu = std::min(times.cpu + cell.cpu_ns * wallShare, whole.cpu);
  times.samples += cell.samples;
  times.variance += varianceOf(cell) * wallShare * wallShare;
}

static void addCells(OwnTime &function, const RawFunction &raw) {
  Times &total = function.times.total;
  total.wall += raw.cell.wall_ns;
  total.cpu += raw.cell.cpu_ns;
  total.samples += raw.cell.samples;
  total.variance += varianceOf(raw.cell);
  if (raw.cell.samples)
    function.times.resolution =
        std::max(function.times.resolution,
                 raw.cell.wall_ns * unseenShare(raw.cell.samples));
  total.wall = std::max(total.wall, total.self);
  for (size_t line = 0; line < raw.lineCells.size(); ++line)
    addLineCell(function, line, raw.lineCells[line]);
}

/// Figures of several sources, each with its own error, are not to contradict
/// each other.
static void boundByWhole(FunctionTimes &function) {
  Times &total = function.total;
  total.cpu = std::min(total.cpu, total.wall);
  Times &rest = function.unattributed;
  rest.cpu = std::min(rest.cpu, rest.wall);
  for (Times &line : function.lines)
    line.cpu = std::min(line.cpu, line.wall);
  if (total.wall > 0)
    function.resolution =
        std::min(function.resolution, total.wall + total.error().value_or(0));
}

std::vector<FunctionTimes> computeTimes(const RawModule &module,
                                        Symbols *symbols) {
  std::vector<FunctionTimes> times;
  std::vector<OwnTime> own = spreadOwnTime(module, symbols);
  for (size_t i = 0; i < own.size(); ++i) {
    addCells(own[i], module.functions[i]);
    times.push_back(std::move(own[i].times));
  }
  putTimedCalls(module, times);
  for (FunctionTimes &function : times)
    boundByWhole(function);
  return times;
}

} // namespace lineprof
