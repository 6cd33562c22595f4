//===- runtime/RecentPcs.h - the last program counters of a thread --------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_RUNTIME_RECENTPCS_H
#define LINEPROF_RUNTIME_RECENTPCS_H

#include "PcTables.h"

namespace lineprof {

/// A thread's latest samples, which share what it waited for a processor. The
/// kernel takes the processor away without regard to the code that runs, so a
/// share for each has the same mean as all for the one that comes next, and
/// a fraction of its variance. All members are called with the lock held; safe
/// in a signal handler and in a forked child.
class RecentPcs {
public:
  void add(uint64_t pc, uint64_t cpuNs);

  /// To those of the last 20 ms of CPU time, by what each stands for.
  void shareWait(const Modules &objects, uint64_t waited);

  void clear() { count = 0; }

private:
  static constexpr unsigned kRoom = 32;
  /// Of CPU time, ns: some turns of a busy machine, and no more, as what runs
  /// in them may change.
  static constexpr uint64_t kMostCpu = 20'000'000;

  struct Sample {
    uint64_t pc;
    uint64_t cpuNs;
    uint64_t waited; ///< ns
  };

  Sample samples[kRoom]; ///< a ring
  unsigned count;        ///< of all that came
};

} // namespace lineprof

#endif // LINEPROF_RUNTIME_RECENTPCS_H
