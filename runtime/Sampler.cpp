//===- runtime/Sampler.cpp - where the time goes --------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Races, and why they are harmless. A thread pushes and pops while its stack
// is read. Everything below `top` was complete before `top` was stored, and
// is at worst older or newer than the rest: the charge then goes to a place
// where the thread was a few instructions before or after. Table pointers are
// looked up by address among the loaded modules before they are followed, so a
// torn or stale slot is passed over.
//
//===----------------------------------------------------------------------===//

#include "Sampler.h"
#include "Clock.h"
#include "Lock.h"
#include "Warn.h"
#include <limits.h>
#include <string.h>
#include <sys/prctl.h>

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

void Sampler::chargeCell(LoadedModule &m, uint64_t index) {
  if (index >= m.numCells || m.stamps[index] >= stamp)
    return;
  m.stamps[index] = stamp;
  Cell &c = m.cells[index];
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

/// The frames of \p table's site, or none if it is no such thing.
static const SiteFrame *framesOf(const SiteTable *table, uint32_t site,
                                 uint32_t &count) {
  auto *sites = reinterpret_cast<const SiteEntry *>(table + 1);
  if (site >= table->num_sites)
    return nullptr;
  count = sites[site].num_frames;
  return reinterpret_cast<const SiteFrame *>(sites + table->num_sites) +
         sites[site].first_frame;
}

void Sampler::chargeSite(const SiteTable *table, uint32_t site) {
  LoadedModule *m = objects.findSites(table);
  if (!m)
    return;
  uint32_t count = 0;
  const SiteFrame *frames = framesOf(table, site, count);
  for (uint32_t i = 0; frames && i != count; ++i) {
    const FunctionRecord *record = recordAt(frames[i].function);
    chargeCell(*m, record->cell_base);
    if (frames[i].line != kNotCounted)
      chargeCell(*m, record->cell_base + 1 + frames[i].line);
  }
  if (const FunctionRecord *root = recordAt(table->root))
    chargeCell(*m, root->cell_base);
}

/// Lines of \p table that wait in a call while the same function computes
/// further up the stack: the reader must not count that time for them twice.
void Sampler::chargeNested(const SiteTable *table, uint32_t site) {
  LoadedModule *m = objects.findSites(table);
  uint32_t count = 0;
  const SiteFrame *frames = framesOf(table, site, count);
  for (uint32_t i = 0; m && frames && i != count; ++i) {
    if (frames[i].line == kNotCounted)
      continue;
    uint64_t index =
        uint64_t(recordAt(frames[i].function)->cell_base) + 1 + frames[i].line;
    if (index < m->numCells && m->stamps[index] == stamp) {
      m->stamps[index] = stamp + 1;
      m->cells[index].nested_ns += wall;
    }
  }
}

/// Sets wall and cpu to what has passed since the last tick. CPU time of a
/// thread that computed then and waits now was spent before it began to wait:
/// it goes to where the thread was then, not to the line that waits.
void Sampler::measure(AttachedThread &t, uint64_t now) {
  constexpr uint64_t kSlack = 50 * kUs; ///< of two clocks read one by one
  wall = now - (t.attachedAt > lastTick ? t.attachedAt : lastTick);
  bool isFirst = !t.cpuNs;
  uint64_t cpuNow = readClock(threadCpuClock(t.tid));
  cpu = isFirst ? cpuNow : cpuNow > t.cpuNs ? cpuNow - t.cpuNs : 0;
  t.cpuNs = cpuNow;
  bool isRunning = cpu + kSlack >= wall ||
                   (cpu && readClock(threadCpuClock(t.tid)) > cpuNow);
  if (cpu > wall)
    cpu = wall;
  if (!isFirst && t.wasRunning && !isRunning && t.charged.isComplete()) {
    for (unsigned i = 0; i != t.charged.count; ++i)
      t.charged.cells[i]->cpu_ns += cpu;
    cpu = 0;
  }
  t.wasRunning = isRunning;
}

/// Returns true if the thread is in tagged code.
bool Sampler::charge(AttachedThread &t, uint64_t now) {
  size_t depth = t.depth();
  if (depth >= t.bytes / sizeof(Slot) - 1)
    return false;
  const SiteTable *own =
      __atomic_load_n(&t.slots[depth].table, __ATOMIC_RELAXED);
  if (!depth && !own) {
    t.cpuNs = 0;
    return false;
  }
  measure(t, now);
  charged = &t.charged;
  charged->count = 0;
  stamp += 2;
  auto tableAt = [&](size_t i) {
    return __atomic_load_n(&t.slots[i].table, __ATOMIC_RELAXED);
  };
  auto siteAt = [&](size_t i) {
    return __atomic_load_n(&t.slots[i].site, __ATOMIC_RELAXED);
  };
  for (size_t i = 0; i != depth; ++i)
    chargeSite(tableAt(i), siteAt(i));
  LoadedModule *m = own ? objects.findSites(own) : nullptr;
  if (!m)
    return true;
  chargeCell(*m, own->self_cell);
  if (const FunctionRecord *root = recordAt(own->root))
    chargeCell(*m, root->cell_base);
  for (size_t i = 0; i != depth; ++i)
    if (tableAt(i) == own)
      chargeNested(own, siteAt(i));
  return true;
}

//===----------------------------------------------------------------------===//
// Program counters
//===----------------------------------------------------------------------===//

static PcEntry *findEntry(Chunk &table, uint64_t pc) {
  uint64_t size = table.header->payload / sizeof(PcEntry);
  auto *entries = table.payload<PcEntry>();
  for (uint64_t i = (pc * 0x9e3779b97f4a7c15) >> 32;; ++i) {
    PcEntry &entry = entries[i & (size - 1)];
    if (!entry.samples || entry.pc == pc)
      return &entry;
  }
}

void Sampler::countPc(uint64_t pc, uint64_t weight) {
  constexpr uint64_t kFirstSize = 512;
  LoadedModule *m = objects.findText(pc);
  if (!m)
    return;
  uint64_t size = m->pcs ? m->pcs->header->payload / sizeof(PcEntry) : 0;
  if (m->usedPcs >= size / 2) {
    // What the full table holds stays there; the reader adds tables up.
    Chunk *bigger = file.addChunk(
        kChunkPcs, m->number, (size ? 2 * size : kFirstSize) * sizeof(PcEntry));
    if (!bigger) {
      ++file.header()->lost_pcs;
      return;
    }
    file.publish(*bigger);
    m->pcs = bigger;
    m->usedPcs = 0;
  }
  PcEntry *entry = findEntry(*m->pcs, pc - m->loadBias);
  m->usedPcs += !entry->samples;
  entry->pc = pc - m->loadBias;
  entry->weight += weight;
  ++entry->samples;
}

void Sampler::drain(AttachedThread &t) {
  t.pcs.drain([this](uint64_t pc, uint64_t weight) { countPc(pc, weight); });
}

//===----------------------------------------------------------------------===//
// Ticking
//===----------------------------------------------------------------------===//

/// Returns true if any thread was in tagged code.
bool Sampler::tick() {
  uint64_t present = now();
  bool busy = false;
  for (AttachedThread &t : program.all()) {
    busy |= charge(t, present);
    drain(t);
  }
  lastTick = present;
  FileHeader &header = *file.header();
  header.elapsed_ns = header.sampled_ns = present - startedAt;
  ++header.ticks;
  return busy;
}

/// Dense at first, so that a run of 20 ms has a profile; then sparse, as an
/// interrupt costs up to 20 us on a virtual machine. Random, as the program may
/// have any interval itself.
uint64_t Sampler::pcPeriod() {
  uint64_t age = lastTick - startedAt;
  uint64_t period = age < 100 * kMs    ? kPcPeriod / 10
                    : age < 1000 * kMs ? kPcPeriod / 5 * 2
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
  uint64_t interval = (lastTick - startedAt) / kMinTicks;
  if (interval < kFirstInterval)
    interval = kFirstInterval;
  if (interval > kInterval)
    interval = kInterval;
  if (lastTick - lastBusy > kIdleAfter)
    interval = kIdleInterval;
  if (interval < work * kMaxWorkShare)
    interval = work * kMaxWorkShare;
  return vary(interval);
}

void Sampler::run() {
  for (;;) {
    uint64_t interval;
    {
      Lock held;
      if (stopping)
        break;
      uint64_t begin = readClock(CLOCK_THREAD_CPUTIME_ID);
      bool busy = tick();
      varyPcPeriods();
      interval = nextInterval(readClock(CLOCK_THREAD_CPUTIME_ID) - begin, busy);
    }
    timespec time = {time_t(interval / 1000000000),
                     long(interval % 1000000000)};
    nanosleep(&time, nullptr);
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
  startedAt = lastTick = lastBusy = since;
  pthread_t thread;
  int error = pthread_create(&thread, &attributes, threadMain, this);
  pthread_attr_destroy(&attributes);
  running = true; // one attempt only
  if (!error)
    return;
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

void Sampler::moveToChild() {
  running = false;
  stopping = false;
}

} // namespace lineprof
