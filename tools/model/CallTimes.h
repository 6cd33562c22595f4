//===- model/CallTimes.h - exact times of calls ---------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_MODEL_CALLTIMES_H
#define LINEPROF_TOOLS_MODEL_CALLTIMES_H

#include "model/Times.h"

namespace lineprof {

/// Gives calls that were timed their exact time in place of what the sampler
/// charged for them, in \p times of \p module's functions and lines. A line
/// gets the shortest and the longest of its calls.
void putTimedCalls(const RawModule &module, Flows &flows,
                   std::vector<FunctionTimes> &times);

} // namespace lineprof

#endif // LINEPROF_TOOLS_MODEL_CALLTIMES_H
