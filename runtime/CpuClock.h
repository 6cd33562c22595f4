//===- runtime/CpuClock.h - a thread's own CPU time -----------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_RUNTIME_CPUCLOCK_H
#define LINEPROF_RUNTIME_CPUCLOCK_H

#include <stdint.h>

namespace lineprof {

/// The CPU clock of the thread that calls it. While a thread stays on its
/// processor, its CPU time goes on as the monotonic clock does, so the kernel
/// is asked once a stay. Zeroed, it knows nothing yet. Safe in a signal handler
/// and in a forked child.
class CpuClock {
public:
  /// CPU time at \p moment on the monotonic clock, which was read just before
  /// or after \p stay (PcSource::stay(), not 0), ns. If the kernel had to be
  /// asked, \p moment becomes now.
  uint64_t at(uint64_t stay, uint64_t &moment);

private:
  uint64_t known;  ///< the stay that this was read in
  uint64_t ahead;  ///< of the monotonic clock, ns; wraps around
  uint64_t readAt; ///< on that
};

} // namespace lineprof

#endif // LINEPROF_RUNTIME_CPUCLOCK_H
