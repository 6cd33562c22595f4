//===- model/Uncertainty.h - how sure sampled times are -------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/timing.md has the formulas in prose.
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_MODEL_UNCERTAINTY_H
#define LINEPROF_TOOLS_MODEL_UNCERTAINTY_H

#include "lineprof/format.h"

namespace lineprof {

struct Times;

/// Half of the 95 % confidence interval of what has \p variance.
double halfWidth(double variance);

/// Of the cell's wall time, ns^2.
double varianceOf(const Cell &cell);

/// Samples of program counters, added up.
struct PcSum {
  double wall = 0; ///< that they stand for, with waits for a processor, ns
  double cpu = 0;
  double samples = 0;
  double squares = 0; ///< of each one's wall time, added up, ns^2

  PcSum &operator+=(const PcSum &more);
  double shareOf(const PcSum &all) const;
  double cpuShareOf(const PcSum &all) const;
  PcSum scaled(double part) const {
    return {part * wall, part * cpu, part * samples, part * squares};
  }
};

PcSum sumOf(const PcEntry &entry);

/// Of code that is known by program counters alone.
Times timesOf(const PcSum &pcs);

/// The variance of the share of \p self's wall time that \p part of \p all its
/// program counters says, ns^2.
double varianceOfShare(const Cell &self, const PcSum &part, const PcSum &all);

/// What a share is below, with 95 % confidence, if none of \p samples fell on
/// it: the rule of three, made right for few samples.
double unseenShare(double samples);

/// The variance whose half-width is \p bound.
double varianceBelow(double bound);

} // namespace lineprof

#endif // LINEPROF_TOOLS_MODEL_UNCERTAINTY_H
