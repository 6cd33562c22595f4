//===- runtime/CountedClock.h - time that counts --------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_RUNTIME_COUNTEDCLOCK_H
#define LINEPROF_RUNTIME_COUNTEDCLOCK_H

#include <stdint.h>

namespace lineprof {

/// A clock that stands still while nothing counts, in the unit of the one that
/// it goes by, whose readings are below 2^63.
class CountedClock {
public:
  /// What it shows at \p present. Any thread, async-signal safe, safe in a
  /// forked child. A thread that read \p present before another one stopped the
  /// clock may be shown a little less than before.
  uint64_t at(uint64_t present) const {
    uint64_t s = __atomic_load_n(&state, __ATOMIC_ACQUIRE);
    return s & kStopped ? s & ~kStopped : present - s;
  }

  bool isStopped() const {
    return __atomic_load_n(&state, __ATOMIC_ACQUIRE) & kStopped;
  }

  /// With the lock held.
  void stop(uint64_t present) { set(kStopped | at(present)); }
  void go(uint64_t present) { set(present - at(present)); }

private:
  static constexpr uint64_t kStopped = uint64_t(1) << 63;

  void set(uint64_t s) { __atomic_store_n(&state, s, __ATOMIC_RELEASE); }

  uint64_t state = 0; ///< what it is behind by, or kStopped and what it shows
};

} // namespace lineprof

#endif // LINEPROF_RUNTIME_COUNTEDCLOCK_H
