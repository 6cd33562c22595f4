//===- model/CallCharges.h - own time that was charged to calls -----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_MODEL_CALLCHARGES_H
#define LINEPROF_TOOLS_MODEL_CALLCHARGES_H

#include "model/Times.h"

namespace lineprof {

/// Where program counters say that a function computed for longer than ticks
/// saw, and its time as a whole is known, its calls have what they lack
/// (FunctionTimes::chargedToCalls). Takes it off those lines of \p module whose
/// calls rest on ticks alone: not of calls that were timed, nor of what may be
/// calls of tagged functions, whose own times would be more than that then.
/// Cells are not in \p times yet, so lines have less than nothing after it.
void takeOwnTimeFromCalls(const RawModule &module,
                          std::vector<FunctionTimes> &times);

} // namespace lineprof

#endif // LINEPROF_TOOLS_MODEL_CALLCHARGES_H
