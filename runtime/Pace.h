//===- runtime/Pace.h - how often the sampler looks -----------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_RUNTIME_PACE_H
#define LINEPROF_RUNTIME_PACE_H

#include <stdint.h>

namespace lineprof {

/// Dense at first, so that a run of 20 ms has a profile; then sparse, so that
/// it costs next to nothing. Random, as the program may have any interval
/// itself. All times are in nanoseconds; an age is how long was sampled so far.
/// All members are called with the lock held, and only compute: safe in a
/// signal handler and in a forked child.
class Pace {
public:
  /// From a tick whose first two looks took \p work to the next.
  uint64_t interval(uint64_t age, uint64_t work, bool isIdle);

  /// How many looks a tick has, a power of two up to \p most, if so many
  /// threads compute.
  unsigned looks(unsigned computing, unsigned most) const;

  /// Whether the first look of a tick found a thread in another call than the
  /// last one of the tick before, and whether its own last look did. Of calls
  /// that are not timed.
  void noteCalls(bool changed, bool changedMeanwhile);

  /// From one look to the next.
  uint64_t lookInterval();

  /// Of a thread's CPU time, from one program counter to the next.
  uint64_t pcPeriod(uint64_t age);

  /// The same, for a thread that is not in tagged code.
  uint64_t rarePcPeriod();

private:
  uint64_t usualWork(uint64_t work);
  bool looksRepeat() const;
  uint32_t random();
  uint64_t vary(uint64_t interval, uint64_t spread);
  uint64_t vary(uint64_t interval);

  uint64_t averageWork = 1000; ///< of a first look
  double betweenTicks = 0;     ///< how often a call changes from tick to tick
  double withinTick = 0;       ///< and from a tick's first look to its last
  uint32_t seed = 2463534242;
};

} // namespace lineprof

#endif // LINEPROF_RUNTIME_PACE_H
