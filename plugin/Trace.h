//===- plugin/Trace.h - reading the clock where the line changes ----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   before                  early              late
//                                              frame.current = null
//     3: x = f();             trace 0            trace(&frame, &line 0)
//                             x = f()            x = f()
//     4: return g(x) + x;     trace 1            x' = asm(x)
//                                                trace(&frame, &line 1)
//                             y = g(x) + x       y = g(x') + x'
//                             trace exit         trace(&frame, null)
//                             ret y              ret y
//
// The early marks are calls of llvm.var.annotation like those of Marks.h, with
// the name @lineprof.trace and the index of the line in the function's record.
// The empty asm keeps the work that X takes on its line. Frames that are
// unwound get a cleanup.
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_TRACE_H
#define LINEPROF_PLUGIN_TRACE_H

#include "FunctionTable.h"
#include "llvm/IR/Function.h"

namespace lineprof {

constexpr char kTraceName[] = "lineprof.trace";

/// Early: leaves a mark at each change of line and before each exit. The
/// function will not be inlined, so that a call of it has one frame.
void markLines(llvm::Function &f, const AddedFunction &added);

/// After inlining: work stays between the marks that it was between, and the
/// vectoriser doesn't take them for something that may run less often. Returns
/// true if \p f is traced.
bool pinTraceMarks(llvm::Function &f);

/// Late: turns marks into calls of the runtime. Returns true if \p f is traced.
bool lowerTrace(llvm::Function &f, const FunctionIndex &index);

} // namespace lineprof

#endif // LINEPROF_PLUGIN_TRACE_H
