//===- runtime/Sampler.cpp - where the time goes --------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Races, and why they are harmless. A thread takes slots and gives them back
// while its stack is read. A slot is complete before `deepest` says that it is
// there, and what is read of it is at worst older or newer than the rest: the
// charge then goes to a place where the thread was a few instructions before or
// after. Table pointers are looked up by address among the loaded modules
// before they are followed, so a stale slot is passed over. The thread's own
// stack is read only while its CPU clock says that it exists.
//
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
static constexpr uint64_t kFrameStep = 16; ///< of return addresses, bytes
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

/// Half of it is a whole number, so that what is taken away again comes out
/// even. Cut, so that squares of numbers of threads can be multiplied with it.
static int64_t squareInUs(uint64_t ns) {
  constexpr int64_t kMost = 1 << 20;
  int64_t us = (ns + kUs / 2) / kUs;
  return us < kMost ? us * us & ~int64_t(1) : kMost * kMost;
}

static uint64_t saturatingAdd(uint64_t sum, int64_t more) {
  uint64_t result = sum + more;
  if (more >= 0)
    return result < sum ? ~uint64_t(0) : result;
  return result > sum ? 0 : result;
}

/// The variance of what n threads are charged is the mean square successive
/// difference (von Neumann 1941), w^2 (n - previous n)^2 / 2 at each tick. It
/// is kept as if n were 0 at the next tick, and put right then, if it wasn't.
void Sampler::chargeCell(LoadedModule &m, uint64_t index) {
  if (index >= m.numCells || m.marks[index].stamp >= stamp)
    return;
  CellMark &mark = m.marks[index];
  Cell &c = m.cells[index];
  int64_t more = 0;
  if (mark.stamp < tickStamp) {
    mark.previous = mark.stamp >= lastTickStamp ? mark.threads : 0;
    mark.threads = 0;
    more = (square - lastSquare) / 2 * mark.previous * mark.previous;
  }
  more += square * (2 * int64_t(mark.threads) + 1 - mark.previous);
  mark.stamp = stamp;
  ++mark.threads;
  c.variance_us2 = saturatingAdd(c.variance_us2, more);
  c.wall_ns += wall;
  c.cpu_ns += cpu;
  charged->add(c);
  ++c.samples;
}

static const FunctionRecord *recordAt(const int64_t &field) {
  if (!field)
    return nullptr;
  return reinterpret_cast<const FunctionRecord *>(
      reinterpret_cast<const char *>(&field) + field);
}

static const SiteFrame *framesOf(const SiteTable &table,
                                 const SiteEntry &site) {
  auto *sites = reinterpret_cast<const SiteEntry *>(&table + 1);
  return reinterpret_cast<const SiteFrame *>(sites + table.num_sites) +
         site.first_frame;
}

void Sampler::chargeSite(const LiveSlot &slot) {
  const SiteFrame *frames = framesOf(*slot.table, *slot.site);
  for (uint32_t i = 0; i != slot.site->num_frames; ++i) {
    const FunctionRecord *record = recordAt(frames[i].function);
    chargeCell(*slot.module, record->cell_base);
    if (frames[i].line != kNotCounted)
      chargeCell(*slot.module, record->cell_base + 1 + frames[i].line);
  }
  if (const FunctionRecord *root = recordAt(slot.table->root))
    chargeCell(*slot.module, root->cell_base);
}

/// Lines that wait in a call while the same function computes further up the
/// stack: the reader must not count that time for them twice.
void Sampler::chargeNested(const LiveSlot &slot) {
  const SiteFrame *frames = framesOf(*slot.table, *slot.site);
  LoadedModule &m = *slot.module;
  for (uint32_t i = 0; i != slot.site->num_frames; ++i) {
    if (frames[i].line == kNotCounted)
      continue;
    uint64_t index =
        uint64_t(recordAt(frames[i].function)->cell_base) + 1 + frames[i].line;
    if (index < m.numCells && m.marks[index].stamp == stamp) {
      m.marks[index].stamp = stamp + 1;
      m.cells[index].nested_ns += wall;
    }
  }
}

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
    cpu = 0;
  }
  t.wasRunning = isRunning;
}

/// The slot of \p frame, if it is in use. A frame that was left without giving
/// its slot back has another return address by now, or none.
bool Sampler::read(AttachedThread &t, uint64_t frame, LiveSlot &out) const {
  const Slot &slot = *t.slotOf(frame);
  out.table = __atomic_load_n(&slot.table, __ATOMIC_ACQUIRE);
  if (!out.table ||
      *reinterpret_cast<volatile uint32_t *>(frame) != slot.return_address)
    return false;
  uint32_t site = __atomic_load_n(&slot.site, __ATOMIC_RELAXED);
  out.module = objects.findSites(out.table);
  if (!out.module || site >= out.table->num_sites)
    return false;
  out.site = reinterpret_cast<const SiteEntry *>(out.table + 1) + site;
  out.timed = findTimed(t, *out.site, frame);
  out.frame = frame;
  return true;
}

/// What \p t was in at one moment: from the youngest slot on, as fast as can
/// be, since a call may be over before the sampler has read the next older
/// slot. Returns the frame after the last that was looked at.
uint64_t Sampler::takeSnapshot(AttachedThread &t, uint64_t deepest) {
  LiveSlot *out = snapshot;
  uint64_t frame = deepest;
  for (; frame <= t.firstFrame() && out != snapshot + kSnapshot;
       frame += kFrameStep)
    out += read(t, frame, *out);
  snapshotSize = out - snapshot;
  return frame;
}

/// The index of the slot where the thread is. The oldest in its own code, since
/// frames younger than that are gone; unless the youngest has changed
/// meanwhile, and so was a call that is over by now.
unsigned Sampler::findPosition(AttachedThread &t) {
  unsigned position = 0;
  for (unsigned i = 1; i < snapshotSize; ++i)
    if (snapshot[i].site->kind == kSiteOwnCode)
      position = i;
  LiveSlot again;
  bool isGone = position && read(t, snapshot[0].frame, again) &&
                again.site == snapshot[0].site;
  return isGone ? position : 0;
}

/// Returns true if the thread is in tagged code. A thread that attached since
/// the last tick is charged the whole interval too: others were there for a
/// part of one and ended before a tick saw them.
bool Sampler::charge(AttachedThread &t, uint64_t now) {
  measureCpu(t, now);
  t.charged.count = 0;
  uint64_t deepest = __atomic_load_n(&t.shared.deepest, __ATOMIC_ACQUIRE);
  if (!t.cpuNs || !t.owns(deepest)) // it has ended, or is on a fiber
    return false;
  uint64_t older = takeSnapshot(t, deepest);
  if (!snapshotSize)
    return false;
  charged = &t.charged;
  stamp += 2;
  unsigned position = findPosition(t);
  const LiveSlot &top = snapshot[position];
  for (unsigned i = position; i != snapshotSize; ++i) {
    chargeSite(snapshot[i]);
    noteSampled(t, *snapshot[i].module, *snapshot[i].site, snapshot[i].timed,
                wall);
  }
  LiveSlot slot;
  for (uint64_t frame = older; frame <= t.firstFrame(); frame += kFrameStep)
    if (read(t, frame, slot))
      chargeSite(slot);
  if (top.site->kind != kSiteOwnCode)
    return true;
  chargeCell(*top.module, top.site->index);
  for (unsigned i = position + 1; i != snapshotSize; ++i)
    if (snapshot[i].table == top.table)
      chargeNested(snapshot[i]);
  for (uint64_t frame = older; frame <= t.firstFrame(); frame += kFrameStep)
    if (read(t, frame, slot) && slot.table == top.table)
      chargeNested(slot);
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
  lastSquare = square;
  square = squareInUs(wall);
  lastTickStamp = tickStamp;
  tickStamp = stamp + 2;
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

/// Gives all threads another interval now and then: a change takes 20 us.
void Sampler::varyPcPeriods() {
  if (lastTick < pcPeriodsEnd)
    return;
  uint64_t period = pcPeriod();
  for (AttachedThread &t : program.all())
    t.pcs.setPeriod(period);
  pcPeriodsEnd = lastTick + kPcsInStep * period;
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

/// Ends early if there was a wakeup since \p wakeupsSeen.
void Sampler::sleep(uint64_t ns, uint32_t wakeupsSeen) {
  timespec time = {time_t(ns / 1000000000), long(ns % 1000000000)};
  syscall(SYS_futex, &wakeups, FUTEX_WAIT_PRIVATE, wakeupsSeen, &time, nullptr,
          0);
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
      uint64_t begin = readClock(CLOCK_THREAD_CPUTIME_ID);
      bool busy = tick();
      if (busy)
        varyPcPeriods();
      interval = nextInterval(readClock(CLOCK_THREAD_CPUTIME_ID) - begin, busy);
      wakeupsSeen = wakeups;
      idling = paused;
    }
    sleep(interval, wakeupsSeen);
  }
}

void *Sampler::threadMain(void *self) {
  prctl(PR_SET_NAME, "lineprof");
  prctl(PR_SET_TIMERSLACK, 1000);
  static_cast<Sampler *>(self)->run();
  return nullptr;
}

void Sampler::start(uint64_t since) {
  if (running || stopping)
    return;
  // The lock's holder has all signals blocked, and so has the new thread.
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  pthread_attr_setstacksize(&attributes, PTHREAD_STACK_MIN + 64 * 1024);
  countedFrom = lastTick = lastBusy = since;
  sampled = sampledBefore = 0;
  tickStamp = stamp + 2;
  pthread_t thread;
  int error = pthread_create(&thread, &attributes, threadMain, this);
  pthread_attr_destroy(&attributes);
  running = true; // one attempt only
  if (!error) {
    file.header()->flags |= kFileSampler;
    return;
  }
  file.header()->flags |= kFileNoSampler;
  warn("no thread for sampling: %s; hits are exact, times are missing",
       strerror(error));
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
  tickStamp = stamp + 2; // for the variance, all that follows begins
  for (AttachedThread &t : program.all()) {
    t.cpuNs = readClock(threadCpuClock(t.tid));
    t.charged.count = 0;
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
  ++wakeups;
  syscall(SYS_futex, &wakeups, FUTEX_WAKE_PRIVATE, 1, nullptr, nullptr, 0);
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
}

void Sampler::moveToChild() {
  running = false;
  stopping = false;
}

} // namespace lineprof
