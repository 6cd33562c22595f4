//===- runtime/Sampler.cpp - where the time goes --------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Sampler.h"
#include "Clock.h"
#include "Lock.h"
#include "PcTables.h"
#include "SamplerThread.h"
#include "Timing.h"
#include "Warn.h"
#include <linux/futex.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace lineprof {

/// Before a tick's looks. As the sampler wakes up, what computes on other
/// processors of a virtual machine is held up for some microseconds. And each
/// look goes by where a thread was at the one before (StackReader.h).
void Sampler::settle() {
  constexpr uint64_t kSettling = 6000; ///< ns
  uint64_t begin = now();
  for (AttachedThread &t : program.all())
    charger.glance(t);
  work += now() - begin;
  waitUntil(begin + kSettling);
}

/// Returns true if any thread was in tagged code, but for long calls: these are
/// timed.
bool Sampler::tick(uint64_t present, bool isLast) {
  bool busy = false;
  unsigned looks =
      isLast || isIdle() ? 1 : pace.looks(computing, Portion::kParts);
  charger.beginTick(present - lastTick, looks, isIdle());
  computing = 0;
  if (!paused)
    for (AttachedThread &t : program.all()) {
      charger.measure(t, present);
      computing += t.wasRunning;
    }
  work = now() - present;
  if (looks > 1 && computing)
    settle();
  uint64_t lookedFrom = now();
  for (AttachedThread &t : program.all()) {
    if (!paused && isLast) {
      charger.chargeLast(t);
    } else if (!paused && charger.charge(t)) {
      pcs.noteWhere(t, present);
      busy |= !t.staysInCall;
    }
    pcs.drain(t);
  }
  work += now() - lookedFrom;
  for (unsigned i = 1; i < looks && computing; ++i)
    busy |= lookAgain();
  for (AttachedThread &t : program.all())
    noteCalls(t, looks);
  FileHeader &header = *file.header();
  if (!paused) {
    sampled += present - lastTick;
    ++header.ticks;
  }
  lastTick = present;
  header.elapsed_ns = present - countedFrom;
  header.sampled_ns = sampled - sampledBefore;
  return busy;
}

/// After a moment, at all threads that compute.
bool Sampler::lookAgain() {
  waitUntil(now() + pace.lookInterval());
  bool busy = false;
  charger.nextLook();
  for (AttachedThread &t : program.all())
    busy |= charger.chargeAgain(t) && !t.staysInCall;
  return busy;
}

void Sampler::noteCalls(AttachedThread &t, unsigned looks) {
  const StackNode *last = t.charged.node;
  if (looks > 1 && t.wasRunning && t.firstNode && last && !t.isInOwnCode &&
      !t.inCallSince)
    pace.noteCalls(t.firstNode != t.lastNode, last != t.firstNode);
  t.lastNode = last;
}

bool Sampler::isIdle() const {
  constexpr uint64_t kIdleAfter = 100'000'000; ///< ns
  return lastTick - lastBusy > kIdleAfter;
}

/// Ends early if there was a wakeup since \p wakeupsSeen; with \p ns 0 only
/// then.
void Sampler::sleep(uint64_t ns, uint32_t wakeupsSeen) {
  timespec time = {time_t(ns / 1000000000), long(ns % 1000000000)};
  syscall(SYS_futex, &wakeups, FUTEX_WAIT_PRIVATE, wakeupsSeen,
          ns ? &time : nullptr, nullptr, 0);
}

void Sampler::wake() {
  ++wakeups;
  syscall(SYS_futex, &wakeups, FUTEX_WAKE_PRIVATE, 1, nullptr, nullptr, 0);
}

/// False if there is nothing to wait for.
bool Sampler::waitForStart() {
  for (;;) {
    uint32_t wakeupsSeen;
    {
      Lock held;
      if (running)
        return true;
      if (program.areGone()) {
        hasThread = false;
        return false;
      }
      wakeupsSeen = wakeups;
    }
    sleep(0, wakeupsSeen);
  }
}

void Sampler::run() {
  for (;;) {
    uint64_t interval;
    uint32_t wakeupsSeen;
    {
      Lock held;
      if (stopping)
        break;
      beforeTick();
      for (AttachedThread &t : program.all())
        pcs.open(t, sampled);
      if (tick(now(), /*isLast=*/false))
        lastBusy = lastTick;
      pcs.vary(lastTick, sampled);
      interval = pace.interval(sampled, work, paused || isIdle());
      wakeupsSeen = wakeups;
      idling = paused;
      if (program.areGone() && isIdle()) {
        running = hasThread = false;
        break;
      }
    }
    sleep(interval, wakeupsSeen);
  }
}

/// On a thread of its own, as ticks go on meanwhile.
static void *preparePcs(void *) {
  PcSource::prepareApart();
  return nullptr;
}

void *Sampler::threadMain(void *argument) {
  auto *self = static_cast<Sampler *>(argument);
  prctl(PR_SET_NAME, "lineprof");
  wakeUpInTime();
  if (!self->waitForStart())
    return nullptr;
  if (!PcSource::isReady() && startThread(preparePcs, nullptr) != 0)
    PcSource::prepare();
  self->run();
  return nullptr;
}

void Sampler::threadFailed(int error) {
  file.header()->flags |= kFileNoSampler;
  file.header()->flags &= ~uint32_t(kFileSampler);
  warn("no thread for sampling: %s; hits are exact, times are missing",
       strerrordesc_np(error));
}

void Sampler::createThread() {
  {
    Lock held;
    if (hasThread)
      return;
    hasThread = true;
  }
  int error = startThread(threadMain, this);
  if (!error)
    return;
  Lock held;
  hasThread = false;
  creationError = error;
  if (running)
    threadFailed(error);
}

void Sampler::start(uint64_t since) {
  if (running || stopping)
    return;
  if (!countedFrom) {
    countedFrom = since;
    sampled = sampledBefore = 0;
  } else if (!paused) { // it had ended, as there was nobody
    sampled += since - lastTick;
  }
  lastTick = lastBusy = since;
  charger.forgetLastTick();
  running = true; // one attempt only
  file.header()->flags |= kFileSampler;
  if (hasThread)
    return wake();
  // A second attempt may need malloc, and would fail again.
  if (int error = creationError ? creationError : startThread(threadMain, this))
    threadFailed(error);
  else
    hasThread = true;
}

void Sampler::mainThreadEnds() {
  if (!running)
    wake();
}

void Sampler::chargeUntilNow() {
  if (running && !stopping)
    tick(now(), /*isLast=*/false);
}

void Sampler::chargeLast(uint64_t until) {
  if (running && !stopping)
    tick(until > lastTick ? until : lastTick, /*isLast=*/true);
}

void Sampler::stop(uint64_t until) {
  chargeLast(until);
  stopping = true;
}

void Sampler::pause() {
  chargeLast(now());
  paused = true;
  pcs.pause();
}

/// What has passed since the last tick is nobody's.
void Sampler::beginAnew() {
  lastTick = now();
  charger.forgetLastTick();
  for (AttachedThread &t : program.all()) {
    t.cpuNs = readClock(threadCpuClock(t.tid));
    t.charged.clear();
    pcs.forget(t);
    t.waited.close();
    t.lackedCpu = false;
  }
}

void Sampler::resume() {
  beginAnew();
  pcs.resume();
  paused = false;
  lastBusy = lastTick;
  if (!idling)
    return;
  idling = false;
  wake();
}

void Sampler::reset() {
  beginAnew();
  countedFrom = lastTick;
  sampledBefore = sampled;
  FileHeader &header = *file.header();
  header.elapsed_ns = header.sampled_ns = header.ticks = 0;
  for (Chunk &c : file.all())
    if (c.header->kind == kChunkCells || c.header->kind == kChunkTimings)
      memset(c.payload<char>(), 0, c.header->payload);
  for (AttachedThread &t : program.all())
    forgetSampled(t);
  clearPcs(objects, file);
  charger.reset();
}

void Sampler::moveToChild() {
  countedFrom = 0;
  hasThread = false;
  running = false;
  stopping = false;
  charger.moveToChild();
}

} // namespace lineprof
