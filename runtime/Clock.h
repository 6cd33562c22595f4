//===- runtime/Clock.h - clocks -------------------------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_RUNTIME_CLOCK_H
#define LINEPROF_RUNTIME_CLOCK_H

#include <stdint.h>
#include <time.h>

namespace lineprof {

/// Nanoseconds on \p clock; 0 if there is no such clock (any more). Any thread;
/// safe in a signal handler.
inline uint64_t readClock(clockid_t clock) {
  timespec t;
  if (clock_gettime(clock, &t) != 0)
    return 0;
  return uint64_t(t.tv_sec) * 1000000000 + t.tv_nsec;
}

inline uint64_t now() { return readClock(CLOCK_MONOTONIC); }

/// Computes until \p moment on the monotonic clock. Any thread; safe in a
/// signal handler and in a forked child.
inline void waitUntil(uint64_t moment) {
  while (now() < moment)
    ;
}

/// The CPU clock of a thread of this process by its kernel id: unlike
/// pthread_getcpuclockid, harmless when the thread is gone. The encoding is
/// the kernel's (include/linux/posix-timers_types.h: CPUCLOCK_PERTHREAD_MASK,
/// CPUCLOCK_SCHED).
inline clockid_t threadCpuClock(int tid) {
  return static_cast<clockid_t>((~static_cast<unsigned>(tid) << 3) | 6);
}

} // namespace lineprof

#endif // LINEPROF_RUNTIME_CLOCK_H
