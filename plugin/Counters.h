//===- plugin/Counters.h - marks become increments ------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   before                         after, at -O1 and up
//     loop:                          preheader: n = 0
//       mark f, 2                    loop:      n = phi 0, n + 1
//       if (cold) call g()           cold:      *c2 += n; n = 0; call g()
//     end:                           end:       *c2 += n
//
// where c2 = &counters[2] + bias, this thread's image of the counter. Memory
// is up to date before every call that may leave sideways.
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_COUNTERS_H
#define LINEPROF_PLUGIN_COUNTERS_H

#include "Returning.h"
#include "llvm/IR/Function.h"

namespace lineprof {

/// Replaces the marks in \p f. With \p promote, counters live in registers
/// within loops wherever that needs fewer memory accesses by block frequency,
/// and the function is cleaned up afterwards. Returns false if it had no mark.
bool lowerMarks(llvm::Function &f, bool promote, ReturningCalls &calls,
                llvm::FunctionAnalysisManager &fam);

} // namespace lineprof

#endif // LINEPROF_PLUGIN_COUNTERS_H
