//===- model/TraceTimes.h - exact times take the place of sampled ones ----===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_MODEL_TRACETIMES_H
#define LINEPROF_TOOLS_MODEL_TRACETIMES_H

#include "model/Times.h"

namespace lineprof {

/// How tracing went, of one function or several.
struct TraceCost {
  uint64_t changes = 0; ///< of line, with entries and exits
  double ns = 0;        ///< that they cost in all, which is in no time

  TraceCost &operator+=(const TraceCost &more);
};

/// Gives \p times of \p function, in \p run, the walls that were traced. Self
/// and CPU time stay sampled, in proportion. Does nothing to a function that is
/// not traced, or was not called.
TraceCost applyTrace(const RawProfile &run, const RawFunction &function,
                     FunctionTimes &times);

} // namespace lineprof

#endif // LINEPROF_TOOLS_MODEL_TRACETIMES_H
