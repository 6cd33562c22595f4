//===- runtime/Timing.cpp - calls that last long enough to be timed -------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Timing.h"
#include "Clock.h"

namespace lineprof {

static constexpr uint64_t kLongNs = 4000;
static constexpr uint64_t kTrials = 16;
static constexpr unsigned kBatch = 256;
static constexpr uint64_t kSparseNs = 5000;
static constexpr uint64_t kWorthCpuNs = 20000;

void CallTimer::resume() { clock.go(now()); }

void CallTimer::pause() { clock.stop(now()); }

void CallTimer::reset() {
  __atomic_store_n(&countsFrom, clock.at(now()), __ATOMIC_RELEASE);
}

void forgetSampled(AttachedThread &t) {
  for (TimedCall &call : t.timed.calls) {
    uint64_t sampled = __atomic_load_n(&call.sampledNs, __ATOMIC_ACQUIRE);
    while (sampled != TimedCall::kEnded &&
           !__atomic_compare_exchange_n(&call.sampledNs, &sampled, 0, true,
                                        __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE))
      ;
  }
}

static void stopTiming(LoadedModule &m, SiteEntry &site) {
  __atomic_store_n(&site.kind, uint32_t(kSiteSampled), __ATOMIC_RELAXED);
  __atomic_store_n(&m.timings[site.index].given_up, 1, __ATOMIC_RELAXED);
}

/// Whether a thread's timed calls, of which one begins \p now, come so close
/// together that they cost more than some hundredths of its time: a long call
/// may be within several others, and one that never comes back has no length.
/// The site of the last one of a batch is most likely that of most of them.
static bool isTooOften(TimedCalls &timed, uint64_t now) {
  if (++timed.recent < kBatch)
    return false;
  bool isDense = now - timed.recentSince < kBatch * kSparseNs;
  timed.recent = 0;
  timed.recentSince = now;
  return isDense;
}

/// Whether reading the CPU clock is nothing beside a call of a site, as far as
/// is known. One that doesn't come back has no length.
static bool isWorthCpu(const Timing &timing, const Trial &trial) {
  return __atomic_load_n(&trial.ns, __ATOMIC_RELAXED) >=
         __atomic_load_n(&timing.begun, __ATOMIC_RELAXED) * kWorthCpuNs;
}

bool CallTimer::begin(AttachedThread &t, LoadedModule &m, SiteEntry &site,
                      uint64_t frame) {
  TimedCalls &timed = t.timed;
  Timing &timing = m.timings[site.index];
  unsigned count = timed.count;
  // Calls of frames that are gone, and one of this frame that did not return.
  while (count && timed.calls[count - 1].frame <= frame)
    --count;
  bool isOutermost = true;
  for (unsigned i = 0; i != count; ++i)
    isOutermost &= timed.calls[i].timing != &timing;
  const bool counts = isOutermost && !clock.isStopped();
  uint64_t stay =
      counts && isWorthCpu(timing, m.trials[site.index]) ? t.pcs.stay() : 0;
  uint64_t present = now(), readAt = present;
  uint64_t cpu = stay ? t.cpuClock.at(stay, readAt) : 0;
  if (count == TimedCalls::kRoom || isTooOften(timed, present)) {
    stopTiming(m, site); // so deep a recursion would be timed at every level
    isOutermost = false;
  } else {
    timed.calls[count++].set(frame, timing, present, clock.at(present), cpu,
                             isOutermost);
  }
  __atomic_store_n(&timed.count, count, __ATOMIC_RELEASE);
  if (isOutermost && counts)
    __atomic_fetch_add(&timing.begun, 1, __ATOMIC_RELAXED);
  return isOutermost;
}

/// Adds \p more, and gives the sum. Of two threads that do so at once, one may
/// be lost: atomic additions would take as long as a reading of the clock.
static uint64_t addRoughly(uint64_t &sum, uint64_t more) {
  uint64_t result = __atomic_load_n(&sum, __ATOMIC_RELAXED) + more;
  __atomic_store_n(&sum, result, __ATOMIC_RELAXED);
  return result;
}

static void keepMost(uint64_t &most, uint64_t value) {
  uint64_t known = __atomic_load_n(&most, __ATOMIC_RELAXED);
  while (known < value &&
         !__atomic_compare_exchange_n(&most, &known, value, true,
                                      __ATOMIC_RELAXED, __ATOMIC_RELAXED))
    ;
}

void CallTimer::end(AttachedThread &t, LoadedModule &m, SiteEntry &site,
                    uint64_t frame) {
  TimedCalls &timed = t.timed;
  Timing &sum = m.timings[site.index];
  unsigned count = timed.count;
  while (count && timed.calls[count - 1].frame < frame)
    --count;
  if (!count || timed.calls[count - 1].frame != frame ||
      timed.calls[count - 1].timing != &sum) {
    __atomic_store_n(&timed.count, count, __ATOMIC_RELEASE);
    return;
  }
  TimedCall call = timed.calls[count - 1];
  uint64_t present = now();
  uint64_t stay = call.cpuBegin ? t.pcs.stay() : 0;
  uint64_t cpu = stay ? t.cpuClock.at(stay, present) : 0;
  uint64_t sampledNs = __atomic_exchange_n(&timed.calls[count - 1].sampledNs,
                                           TimedCall::kEnded, __ATOMIC_ACQ_REL);
  __atomic_store_n(&timed.count, count - 1, __ATOMIC_RELEASE);
  Trial &trial = m.trials[site.index];
  uint64_t calls = addRoughly(trial.calls, 1);
  uint64_t all = addRoughly(trial.ns, present - call.begin);
  if (calls >= kTrials && all / calls < kLongNs)
    stopTiming(m, site);
  uint64_t begin = __atomic_load_n(&countsFrom, __ATOMIC_ACQUIRE);
  if (call.counted > begin)
    begin = call.counted;
  uint64_t end = clock.at(present);
  if (!call.isOutermost || end <= begin)
    return;
  uint64_t ns = end - begin;
  __atomic_fetch_add(&sum.calls, 1, __ATOMIC_RELAXED);
  __atomic_fetch_add(&sum.ns, ns, __ATOMIC_RELAXED);
  if (sampledNs)
    __atomic_fetch_add(&sum.sampled_ns, sampledNs, __ATOMIC_RELAXED);
  keepMost(sum.max_ns, ns);
  keepMost(sum.min_complement, ~ns);
  if (!cpu || ns != present - call.begin)
    return;
  cpu = cpu > call.cpuBegin ? cpu - call.cpuBegin : 0;
  __atomic_fetch_add(&sum.cpu_wall_ns, ns, __ATOMIC_RELAXED);
  __atomic_fetch_add(&sum.cpu_ns, cpu < ns ? cpu : ns, __ATOMIC_RELAXED);
}

CallInProgress findTimed(AttachedThread &t, Timing &timing, uint64_t frame) {
  CallInProgress found = {nullptr, 0, &timing};
  unsigned count = __atomic_load_n(&t.timed.count, __ATOMIC_ACQUIRE);
  for (unsigned i = 0; i != count; ++i) {
    TimedCall &call = t.timed.calls[i];
    found.begin = __atomic_load_n(&call.begin, __ATOMIC_RELAXED);
    if (__atomic_load_n(&call.frame, __ATOMIC_RELAXED) == frame &&
        __atomic_load_n(&call.timing, __ATOMIC_RELAXED) == &timing &&
        __atomic_load_n(&call.isOutermost, __ATOMIC_RELAXED)) {
      found.call = &call;
      break;
    }
  }
  return found;
}

void noteSampled(const CallInProgress &found, uint64_t ns) {
  uint64_t sampled =
      found.call ? __atomic_load_n(&found.call->sampledNs, __ATOMIC_ACQUIRE)
                 : TimedCall::kEnded;
  while (sampled != TimedCall::kEnded &&
         __atomic_load_n(&found.call->begin, __ATOMIC_RELAXED) == found.begin)
    if (__atomic_compare_exchange_n(&found.call->sampledNs, &sampled,
                                    sampled + ns, true, __ATOMIC_ACQ_REL,
                                    __ATOMIC_ACQUIRE))
      return;
  __atomic_fetch_add(&found.timing->sampled_ns, ns, __ATOMIC_RELAXED);
}

} // namespace lineprof
