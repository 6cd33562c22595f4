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

/// Up to \p spread more or less.
uint64_t Pace::vary(uint64_t interval, uint64_t spread) {
  return interval - spread + random() % (2 * spread);
}

uint64_t Pace::vary(uint64_t interval) { return vary(interval, interval / 4); }

/// What a look usually takes. A few that take long, as the machine is busy,
/// don't keep the sampler away for long: each at most doubles the average.
uint64_t Pace::usualWork(uint64_t work) {
  constexpr uint64_t kTicks = 8;
  uint64_t most = kTicks * averageWork;
  averageWork =
      ((kTicks - 1) * averageWork + (work < most ? work : most)) / kTicks;
  return averageWork;
}

void Pace::noteCalls(bool changed, bool changedMeanwhile) {
  constexpr double kOfAverage = 1.0 / 64;
  betweenTicks += (changed - betweenTicks) * kOfAverage;
  withinTick += (changedMeanwhile - withinTick) * kOfAverage;
}

/// A loop of short calls, say, on each of some lines, and each for longer than
/// the looks of a tick take: these tell as much as one of them then, and only
/// more ticks tell more.
bool Pace::looksRepeat() const {
  return betweenTicks > 0.1 && withinTick < betweenTicks / 2;
}

static uint64_t within(uint64_t value, uint64_t least, uint64_t most) {
  return value < least ? least : value > most ? most : value;
}

uint64_t Pace::interval(uint64_t age, uint64_t work, bool isIdle) {
  constexpr uint64_t kFirst = 100 * kUs, kLast = 4 * kMs, kIdle = 10 * kMs;
  constexpr uint64_t kMinTicks = 50; ///< interval <= age / kMinTicks
  constexpr uint64_t kRepeating = 1 * kMs, kMinTicksRepeating = 3000;
  constexpr uint64_t kMaxWorkShare = 50; ///< one part in
  const bool repeats = !isIdle && looksRepeat();
  uint64_t most =
      repeats ? within(age / kMinTicksRepeating, kRepeating, kLast) : kLast;
  uint64_t interval = isIdle ? kIdle : within(age / kMinTicks, kFirst, most);
  uint64_t least = usualWork(work) * kMaxWorkShare;
  if (interval < least)
    interval = least;
  // The program may repeat itself about as often.
  return repeats ? vary(interval, interval / 4 * 3) : vary(interval);
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
unsigned Pace::looks(unsigned computing, unsigned most) const {
  static const bool MayLook = hasOtherProcessors();
  if (!MayLook || !computing)
    return 1;
  unsigned looks = looksRepeat() ? 2 : most;
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
