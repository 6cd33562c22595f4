//===- diff/Change.h - figures of two profiles side by side ---------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_DIFF_CHANGE_H
#define LINEPROF_TOOLS_DIFF_CHANGE_H

#include "model/Times.h"

namespace lineprof {

enum class Metric { Time, Self, Cpu, Hits, Calls };

/// What a function or a line took. Fractions where runs were averaged.
struct Figures {
  double calls = 0; ///< none of a line
  double hits = 0;  ///< of a function: of all of its lines
  Times times;

  /// Nanoseconds, or a count.
  double value(Metric metric) const;

  /// The square of the unit of value(); 0 for counts, which are exact.
  double variance(Metric metric) const;

  /// Of one run, if these are the sum of \p runs.
  Figures average(double runs) const;
};

struct Change {
  Figures before, after;

  /// Of times, less than a nanosecond is none.
  double delta(Metric metric) const;

  /// False if it lies within the 95 % confidence interval of what sampling
  /// makes of no change at all.
  bool isSure(Metric metric) const;
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_DIFF_CHANGE_H
