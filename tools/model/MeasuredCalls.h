//===- model/MeasuredCalls.h - what was measured of calls -----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_MODEL_MEASUREDCALLS_H
#define LINEPROF_TOOLS_MODEL_MEASUREDCALLS_H

#include "lineprof/format.h"
#include "model/Times.h"

#include <algorithm>

namespace lineprof {

/// What was measured of the calls of a line or function.
struct MeasuredCalls {
  uint64_t calls = 0;
  double ns = 0;
  double most = 0;     ///< of one place
  double sampled = 0;  ///< what the sampler charged for them, ns
  double variance = 0; ///< of that, ns^2
  double cpuWall = 0;  ///< of ns, in calls whose CPU time was measured as well
  double cpu = 0;      ///< which was this
  bool all = true;     ///< no call is left to the samples

  void add(const Timing &timing) {
    calls += timing.calls;
    ns += timing.ns;
    most = std::max<double>(most, timing.ns);
    sampled += timing.sampled_ns;
    cpuWall += timing.cpu_wall_ns;
    cpu += timing.cpu_ns;
    all &= !timing.given_up && timing.begun <= timing.calls;
  }

  /// The share of \p wall that they had, as sampled.
  double shareOf(double wall) const {
    return wall > 0 ? std::min(sampled / wall, 1.0) : 0;
  }

  /// The CPU time of what took \p before as sampled, and took \p wall. Calls
  /// have what was measured of them. The rest stays sampled, and keeps its
  /// share of wall time.
  double cpuOf(const Times &before, double wall) const {
    double charged = ns > 0 ? std::min(sampled / ns, 1.0) : 0;
    double rest = before.wall - charged * cpuWall;
    if (rest <= 0)
      return std::min(cpu, wall);
    double restCpu = std::clamp(before.cpu - charged * cpu, 0.0, rest);
    double left = std::max(0.0, wall - cpuWall);
    return std::min(cpu + restCpu / rest * left, wall);
  }
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_MODEL_MEASUREDCALLS_H
