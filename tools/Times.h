//===- tools/Times.h - from cells and program counters to times -----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_TIMES_H
#define LINEPROF_TOOLS_TIMES_H

#include "RawProfile.h"
#include "Symbols.h"

namespace lineprof {

/// Nanoseconds, fractions of them where time was spread over lines.
struct Times {
  double wall = 0; ///< with callees
  double self = 0; ///< wall time in its own code
  double cpu = 0;  ///< with callees
  double samples = 0;

  Times &operator+=(const Times &more);
};

struct FunctionTimes {
  Times total;
  std::vector<Times> lines; ///< one for each line entry
  Times unattributed;       ///< own time that belongs to no line
};

/// The times of each function of \p module. \p symbols is null if its binary
/// can't be read: then own time belongs to no line.
std::vector<FunctionTimes> computeTimes(const RawModule &module,
                                        Symbols *symbols);

} // namespace lineprof

#endif // LINEPROF_TOOLS_TIMES_H
