//===- runtime/Pace.cpp - how often the sampler looks ---------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Pace.h"
#include <sched.h>

namespace lineprof {

static constexpr uint64_t kUs = 1000, kMs = 1000 * kUs;

/// xorshift, Marsaglia 2003: enough to stay out of step with the program.
uint32_t Pace::random() {
  seed ^= seed << 13;
  seed ^= seed >> 17;
  return seed ^= seed << 5;
}

/// Up to a quarter more or less.
uint64_t Pace::vary(uint64_t interval) {
  return interval - interval / 4 + random() % (interval / 2);
}

/// What a look usually takes. A few that take long, as the machine is busy,
/// don't keep the sampler away for long: each at most doubles the average.
uint64_t Pace::usualWork(uint64_t work) {
  constexpr uint64_t kTicks = 8;
  uint64_t most = kTicks * averageWork;
  averageWork =
      ((kTicks - 1) * averageWork + (work < most ? work : most)) / kTicks;
  return averageWork;
}

uint64_t Pace::interval(uint64_t age, uint64_t work, bool isIdle) {
  constexpr uint64_t kFirst = 100 * kUs, kLast = 4 * kMs, kIdle = 10 * kMs;
  constexpr uint64_t kMinTicks = 50;     ///< interval <= age / kMinTicks
  constexpr uint64_t kMaxWorkShare = 50; ///< one part in
  uint64_t interval = isIdle ? kIdle : age / kMinTicks;
  if (interval < kFirst)
    interval = kFirst;
  if (!isIdle && interval > kLast)
    interval = kLast;
  uint64_t least = usualWork(work) * kMaxWorkShare;
  return vary(interval < least ? least : interval);
}

/// Whether the sampler may look while the program runs.
static bool hasOtherProcessors() {
  cpu_set_t allowed;
  return sched_getaffinity(0, sizeof(allowed), &allowed) != 0 ||
         CPU_COUNT(&allowed) > 1;
}

/// Waking up costs the sampler ten times as much as a look, so it looks several
/// times while it is at it. Calls that are longer than the looks together are
/// timed, so the looks are as good as independent.
unsigned Pace::looks(unsigned computing, unsigned most) {
  static const bool MayLook = hasOtherProcessors();
  if (!MayLook || !computing)
    return 1;
  unsigned looks = most;
  while (looks > 1 && looks * computing > most)
    looks /= 2;
  return looks;
}

uint64_t Pace::lookInterval() { return vary(3 * kUs); }

/// An interrupt costs up to 50 us on a virtual machine.
uint64_t Pace::pcPeriod(uint64_t age) {
  constexpr uint64_t kPeriod = 2500 * kUs;
  return vary(age < 100 * kMs    ? kPeriod / 10
              : age < 2000 * kMs ? kPeriod / 5 * 2
                                 : kPeriod);
}

uint64_t Pace::rarePcPeriod() { return vary(10 * kMs); }

} // namespace lineprof
