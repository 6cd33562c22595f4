//===- runtime/Trace.h - exact times of lines -----------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_RUNTIME_TRACE_H
#define LINEPROF_RUNTIME_TRACE_H

#include "lineprof/abi.h"

namespace lineprof {

/// A TraceFunction: a visit of a line ends, and that of \p next begins; null at
/// the function's exit. Called by instrumented code on any attached thread;
/// async-signal safe, as it reads a register and touches its frame and this
/// thread's own words alone; safe in a forked child.
LINEPROF_COLD_CALL void traceLine(TraceFrame *frame, TraceEntry *next);

/// One that does nothing, for modules that have been unregistered. Any thread,
/// async-signal safe, safe in a forked child.
LINEPROF_COLD_CALL void traceNothing(TraceFrame *frame, TraceEntry *next);

/// The calling thread's own stack, which tells frames that are gone from
/// others. Called when a thread attaches; async-signal safe.
void enterStack(uint64_t begin, uint64_t end);

/// What a change of line costs, how long a tick of the time stamp is, and which
/// of them count.
class TraceClock {
public:
  /// Measures the cost, a tenth of a millisecond of work. Before the first
  /// traced function runs; with the lock held; later calls do nothing.
  void start();

  /// From here on visits take no time, until resume(). With the lock held.
  void pause();
  void resume();

  /// Writes what is known by now, nothing before start(). Any thread, with the
  /// lock held; safe in a forked child.
  void update(FileHeader &header) const;

private:
  uint64_t startTicks = 0;
  uint64_t startNs = 0;
  uint64_t cost = 0; ///< of one change of line, ticks; 0: not started
};

} // namespace lineprof

#endif // LINEPROF_RUNTIME_TRACE_H
