//===- runtime/Timing.h - calls that last long enough to be timed ---------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_RUNTIME_TIMING_H
#define LINEPROF_RUNTIME_TIMING_H

#include "CountedClock.h"
#include "Threads.h"

namespace lineprof {

/// Takes the time of calls, as long as those of a site last 4 us on average,
/// and those of a thread come no more often than every 5 us: timing one takes
/// 0.1 to 0.2 us. Otherwise the site becomes a sampled one for good. While they
/// last 20 us on average, and there is perf, CPU time too, which takes some
/// hundredths of a microsecond (CpuClock.h).
class CallTimer {
public:
  /// Called by instrumented code on its own thread, without the lock. Safe in a
  /// signal handler, since the thread's calls are a stack that a handler leaves
  /// as it found it, and sums are atomic, but for trials, of which one may be
  /// lost; safe in a forked child.
  /// begin() returns whether what the sampler charges from now on is to be
  /// noted with the call (kBeingTimed).
  bool begin(AttachedThread &t, LoadedModule &m, SiteEntry &site,
             uint64_t frame);
  void end(AttachedThread &t, LoadedModule &m, SiteEntry &site, uint64_t frame);

  /// What passes from now on counts, or nothing, or only that. With the lock
  /// held.
  void resume();
  void pause();
  void reset();

private:
  CountedClock clock;
  uint64_t countsFrom = 0; ///< on the clock
};

/// The timed call that was seen in \p frame's slot, at the site of \p timing.
/// By the sampler. It may be over by now.
CallInProgress findTimed(AttachedThread &t, Timing &timing, uint64_t frame);

/// Whether calls of its site are left to the sampler by now. Any thread.
inline bool isGivenUp(const Timing &timing) {
  return __atomic_load_n(&timing.given_up, __ATOMIC_RELAXED);
}

/// The sampler's charges are gone: none is noted with a call any more. With the
/// lock held.
void forgetSampled(AttachedThread &t);

/// Notes that the sampler has charged \p ns to a call, which may be over by
/// now. By the sampler.
void noteSampled(const CallInProgress &found, uint64_t ns);

} // namespace lineprof

#endif // LINEPROF_RUNTIME_TIMING_H
