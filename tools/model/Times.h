//===- model/Times.h - from cells and program counters to times -----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_MODEL_TIMES_H
#define LINEPROF_TOOLS_MODEL_TIMES_H

#include "model/Flows.h"
#include "model/InlinedCode.h"
#include "model/Nesting.h"
#include "model/Symbols.h"
#include "profile/RawProfile.h"

#include <optional>

namespace lineprof {

/// What reports say about times with isUncertain().
constexpr char kMarkNote[] = "~ marks times that may be off by more than 10%";

/// Nanoseconds, fractions of them where time was spread over lines.
struct Times {
  double wall = 0; ///< with callees
  double self = 0; ///< wall time in its own code
  double cpu = 0;  ///< with callees
  double samples = 0;
  double variance = 0;            ///< of wall, ns^2
  bool exact = false;             ///< wall was measured, not sampled
  std::optional<double> min, max; ///< ns of one hit, if all were measured

  /// Half of the 95 % confidence interval of wall, ns; where wall is 0, what it
  /// is below. None if no sample says anything about it.
  std::optional<double> error() const;

  /// True if the error is more than a tenth of wall, or isn't known.
  bool isUncertain() const;

  /// Adds times that don't depend on these, as of other runs.
  Times &operator+=(const Times &more);
};

/// \p nanoseconds as a whole number, the largest there is if it is larger.
int64_t wholeNanoseconds(double nanoseconds);

struct FunctionTimes {
  Times total;
  std::vector<Times> lines; ///< one for each line entry
  Times unattributed;       ///< own time that belongs to no line
  double nested = 0; ///< share of its time in which it was on the stack twice
  double inTimedCalls = 0;   ///< and in which the youngest was in a timed call
  double chargedToCalls = 0; ///< ns of own time that calls on the lines have
  double resolution = 0;     ///< ns; a line that ran, and on which no sample
                             ///< fell, took less; 0 if there were no samples
};

struct ModuleTimes {
  std::vector<FunctionTimes> functions;
  InlinedCodes inlined;
};

/// The times of each function of \p run's module number \p module. \p symbols
/// is null if its binary can't be read: then own time belongs to no line.
ModuleTimes computeTimes(const RawProfile &run, size_t module,
                         const Nesting &nesting, Flows &flows,
                         Symbols *symbols);

} // namespace lineprof

#endif // LINEPROF_TOOLS_MODEL_TIMES_H
