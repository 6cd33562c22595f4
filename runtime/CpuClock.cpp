//===- runtime/CpuClock.cpp - a thread's own CPU time ---------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// To read CLOCK_THREAD_CPUTIME_ID brings the scheduler's account up to date. On
// a busy machine the thread then gives way as that call returns (Linux,
// update_curr), so half of all its waiting for a processor would fall there,
// and not where the program computes. At the begin of a stay it has only just
// got the processor.
//
//===----------------------------------------------------------------------===//

#include "CpuClock.h"
#include "Clock.h"

namespace lineprof {

/// A processor's interrupts are in one of the clocks only.
static constexpr uint64_t kKnownFor = 10'000'000; ///< ns

/// A signal handler that comes in between leaves what belongs to the same stay,
/// or to a later one.
uint64_t CpuClock::at(uint64_t stay, uint64_t &moment) {
  if (stay == known && moment - readAt < kKnownFor)
    return moment + ahead;
  uint64_t cpu = readClock(CLOCK_THREAD_CPUTIME_ID);
  moment = now();
  readAt = moment;
  ahead = cpu - moment;
  known = stay;
  return cpu;
}

} // namespace lineprof
