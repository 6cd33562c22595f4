//===- runtime/Sampler.cpp - where the time goes --------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//===----------------------------------------------------------------------===//

#include "Sampler.h"
#include "Clock.h"
#include "Lock.h"
#include "PcTables.h"
#include "Timing.h"
#include "Warn.h"
#include <limits.h>
#include <linux/futex.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace lineprof {

static constexpr uint64_t kUs = 1000, kMs = 1000 * kUs;
static constexpr uint64_t kFirstInterval = 50 * kUs;
static constexpr uint64_t kInterval = 2 * kMs;
static constexpr uint64_t kMinTicks = 100; ///< interval <= age / kMinTicks
static constexpr uint64_t kIdleInterval = 10 * kMs;
static constexpr uint64_t kIdleAfter = 100 * kMs;
static constexpr uint64_t kPcPeriod = 2500 * kUs;
static constexpr uint64_t kPcsInStep = 4;      ///< at intervals of one length
static constexpr uint64_t kMaxWorkShare = 100; ///< one part in

/// xorshift, Marsaglia 2003: enough to stay out of step with the program.
uint32_t Sampler::random() {
  seed ^= seed << 13;
  seed ^= seed >> 17;
  return seed ^= seed << 5;
}

/// Up to a quarter more or less.
uint64_t Sampler::vary(uint64_t interval) {
  return interval - interval / 4 + random() % (interval / 2);
}

//===----------------------------------------------------------------------===//
// Charging
//===----------------------------------------------------------------------===//

/// What \p t computed since the last tick, ns, at most `wall`. Of one that
/// attached since, the share of its time that it computed for counts.
uint64_t Sampler::cpuSince(AttachedThread &t, uint64_t now) const {
  uint64_t before = t.cpuNs;
  t.cpuNs = readClock(threadCpuClock(t.tid));
  uint64_t computed = t.cpuNs > before ? t.cpuNs - before : 0;
  uint64_t present = now - t.attachedAt;
  if (present < wall)
    computed = present ? double(computed) / present * wall : 0;
  return computed < wall ? computed : wall;
}

/// Sets cpu. CPU time of a thread that computed at the last tick and waits now
/// was spent before it began to wait: it goes to where the thread was then, not
/// to the line that waits.
void Sampler::measureCpu(AttachedThread &t, uint64_t now) {
  constexpr uint64_t kSlack = 50 * kUs; ///< of two clocks read one by one
  cpu = cpuSince(t, now);
  bool isRunning = cpu + kSlack >= wall ||
                   (cpu && readClock(threadCpuClock(t.tid)) > t.cpuNs);
  if (t.wasRunning && !isRunning && t.charged.isComplete()) {
    for (unsigned i = 0; i != t.charged.count; ++i)
      t.charged.cells[i]->cpu_ns += cpu;
    if (t.charged.node)
      t.charged.node->cpu_ns += cpu;
    cpu = 0;
  }
  t.wasRunning = isRunning;
}

/// Returns true if the thread is in tagged code. A thread that attached since
/// the last tick is charged the whole interval too: others were there for a
/// part of one and ended before a tick saw them.
bool Sampler::charge(AttachedThread &t, uint64_t now) {
  measureCpu(t, now);
  t.charged.clear();
  if (!t.cpuNs || !stack.read(t)) // it has ended, or is not in tagged code
    return false;
  sums.beginThread(t, cpu);
  tree.beginPath();
  const LiveSlot &top = stack.position();
  stack.eachFromTop([&](const LiveSlot &slot) {
    sums.chargeSite(slot);
    tree.addFrame(slot);
    noteSampled(t, *slot.module, *slot.site, slot.timed, wall);
  });
  t.charged.node = tree.charge(wall, cpu);
  if (top.site->kind != kSiteOwnCode)
    return true;
  sums.chargeOwnCode(top);
  stack.eachFromTop([&](const LiveSlot &slot) {
    if (slot.table == top.table)
      sums.chargeNested(slot);
  });
  return true;
}

//===----------------------------------------------------------------------===//
// Ticking
//===----------------------------------------------------------------------===//

void Sampler::drain(AttachedThread &t) {
  t.pcs.drain([this](uint64_t pc, uint64_t weight) {
    if (!paused)
      countPc(objects, file, pc, weight);
  });
}

/// Returns true if any thread was in tagged code.
bool Sampler::tick() {
  uint64_t present = now();
  bool busy = false;
  wall = present - lastTick;
  sums.beginTick(wall);
  for (AttachedThread &t : program.all()) {
    busy |= !paused && charge(t, present);
    drain(t);
  }
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

/// Dense at first, so that a run of 20 ms has a profile; then sparse, as an
/// interrupt costs up to 20 us on a virtual machine. Random, as the program may
/// have any interval itself.
uint64_t Sampler::pcPeriod() {
  uint64_t period = age() < 100 * kMs    ? kPcPeriod / 10
                    : age() < 1000 * kMs ? kPcPeriod / 5 * 2
                                         : kPcPeriod;
  return vary(period);
}

void Sampler::openPcs(AttachedThread &t) {
  if (!t.wantsPcs || !PcSource::isReady())
    return;
  t.wantsPcs = false;
  bool isAlive = syscall(SYS_tgkill, getpid(), t.tid, 0) == 0;
  if (isAlive && !t.pcs.open(t.tid, pcPeriod()))
    file.header()->flags |= kFileNoPcs;
}

/// Gives all threads another interval now and then, but for those that had no
/// sample since: a change takes 20 us.
void Sampler::varyPcPeriods() {
  if (lastTick < pcPeriodsEnd)
    return;
  uint64_t period = pcPeriod();
  for (AttachedThread &t : program.all())
    if (t.pcs.samplesOfPeriod())
      t.pcs.setPeriod(period);
  pcPeriodsEnd = lastTick + kPcsInStep * period;
}

/// What a tick usually takes. A few that take long, as the machine is busy,
/// don't keep the sampler away for long: each at most doubles the average.
uint64_t Sampler::usualWork(uint64_t work) {
  constexpr uint64_t kTicks = 8;
  uint64_t most = kTicks * averageWork;
  averageWork =
      ((kTicks - 1) * averageWork + (work < most ? work : most)) / kTicks;
  return averageWork;
}

uint64_t Sampler::nextInterval(uint64_t work, bool busy) {
  if (busy)
    lastBusy = lastTick;
  uint64_t interval = age() / kMinTicks;
  if (interval < kFirstInterval)
    interval = kFirstInterval;
  if (interval > kInterval)
    interval = kInterval;
  if (paused || lastTick - lastBusy > kIdleAfter)
    interval = kIdleInterval;
  if (interval < work * kMaxWorkShare)
    interval = work * kMaxWorkShare;
  return vary(interval);
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
        openPcs(t);
      bool busy = tick();
      if (busy)
        varyPcPeriods();
      interval = nextInterval(usualWork(now() - lastTick), busy);
      wakeupsSeen = wakeups;
      idling = paused;
      if (program.areGone() && lastTick - lastBusy > kIdleAfter) {
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

/// Returns an error number, or 0. No signal is handled there.
static int startThread(void *(*main)(void *), void *argument) {
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  pthread_attr_setstacksize(&attributes, PTHREAD_STACK_MIN + 64 * 1024);
  pthread_t thread;
  int error = pthread_create(&thread, &attributes, main, argument);
  pthread_attr_destroy(&attributes);
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  return error;
}

void *Sampler::threadMain(void *argument) {
  auto *self = static_cast<Sampler *>(argument);
  prctl(PR_SET_NAME, "lineprof");
  prctl(PR_SET_TIMERSLACK, 1000);
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
       strerror(error));
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
  sums.forgetLastTick();
  running = true; // one attempt only
  file.header()->flags |= kFileSampler;
  if (hasThread)
    return wake();
  if (int error = startThread(threadMain, this))
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
    tick();
}

void Sampler::stop() {
  chargeUntilNow();
  stopping = true;
}

void Sampler::pause() {
  chargeUntilNow();
  paused = true;
}

/// What has passed since the last tick is nobody's.
void Sampler::beginAnew() {
  lastTick = now();
  sums.forgetLastTick();
  for (AttachedThread &t : program.all()) {
    t.cpuNs = readClock(threadCpuClock(t.tid));
    t.charged.clear();
    t.pcs.drain([](uint64_t, uint64_t) {});
  }
}

void Sampler::resume() {
  beginAnew();
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
  clearPcs(objects, file);
  tree.reset();
}

void Sampler::moveToChild() {
  countedFrom = 0;
  hasThread = false;
  running = false;
  stopping = false;
  tree.moveToChild();
}

} // namespace lineprof
