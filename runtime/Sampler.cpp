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
static constexpr uint64_t kInterval = 1 * kMs;
static constexpr uint64_t kIdleInterval = 10 * kMs;
static constexpr uint64_t kIdleAfter = 100 * kMs;
static constexpr uint64_t kMaxWorkShare = 100; ///< one part in

/// xorshift, Marsaglia 2003: enough to stay out of step with the program.
uint32_t Sampler::random() {
  Seed ^= Seed << 13;
  Seed ^= Seed >> 17;
  return Seed ^= Seed << 5;
}

//===----------------------------------------------------------------------===//
// Charging
//===----------------------------------------------------------------------===//

void Sampler::chargeCell(LoadedModule &M, uint64_t Index) {
  if (Index >= M.NumCells || M.Stamps[Index] >= Stamp)
    return;
  M.Stamps[Index] = Stamp;
  Cell &C = M.Cells[Index];
  C.wall_ns += Wall;
  C.cpu_ns += Cpu;
  ++C.samples;
}

static const FunctionRecord *recordAt(const int64_t &Field) {
  if (!Field)
    return nullptr;
  return reinterpret_cast<const FunctionRecord *>(
      reinterpret_cast<const char *>(&Field) + Field);
}

/// The frames of \p Table's site, or none if it is no such thing.
static const SiteFrame *framesOf(const SiteTable *Table, uint32_t Site,
                                 uint32_t &Count) {
  auto *Sites = reinterpret_cast<const SiteEntry *>(Table + 1);
  if (Site >= Table->num_sites)
    return nullptr;
  Count = Sites[Site].num_frames;
  return reinterpret_cast<const SiteFrame *>(Sites + Table->num_sites) +
         Sites[Site].first_frame;
}

void Sampler::chargeSite(const SiteTable *Table, uint32_t Site) {
  LoadedModule *M = Objects.findSites(Table);
  if (!M)
    return;
  uint32_t Count = 0;
  const SiteFrame *Frames = framesOf(Table, Site, Count);
  for (uint32_t I = 0; Frames && I != Count; ++I) {
    const FunctionRecord *Record = recordAt(Frames[I].function);
    chargeCell(*M, Record->cell_base);
    if (Frames[I].line != kNotCounted)
      chargeCell(*M, Record->cell_base + 1 + Frames[I].line);
  }
  if (const FunctionRecord *Root = recordAt(Table->root))
    chargeCell(*M, Root->cell_base);
}

/// Lines of \p Table that wait in a call while the same function computes
/// further up the stack: the reader must not count that time for them twice.
void Sampler::chargeNested(const SiteTable *Table, uint32_t Site) {
  LoadedModule *M = Objects.findSites(Table);
  uint32_t Count = 0;
  const SiteFrame *Frames = framesOf(Table, Site, Count);
  for (uint32_t I = 0; M && Frames && I != Count; ++I) {
    if (Frames[I].line == kNotCounted)
      continue;
    uint64_t Index =
        uint64_t(recordAt(Frames[I].function)->cell_base) + 1 + Frames[I].line;
    if (Index < M->NumCells && M->Stamps[Index] == Stamp) {
      M->Stamps[Index] = Stamp + 1;
      M->Cells[Index].nested_ns += Wall;
    }
  }
}

/// Returns true if the thread is in tagged code.
bool Sampler::charge(AttachedThread &T, uint64_t Now) {
  size_t Depth = T.depth();
  if (Depth >= T.Bytes / sizeof(Slot) - 1)
    return false;
  const SiteTable *Own =
      __atomic_load_n(&T.Slots[Depth].table, __ATOMIC_RELAXED);
  if (!Depth && !Own) {
    T.CpuNs = 0;
    return false;
  }
  Wall = Now - (T.AttachedAt > LastTick ? T.AttachedAt : LastTick);
  uint64_t CpuNow = readClock(threadCpuClock(T.Tid));
  Cpu = T.CpuNs && CpuNow > T.CpuNs ? CpuNow - T.CpuNs : 0;
  if (!T.CpuNs || Cpu > Wall)
    Cpu = !T.CpuNs && CpuNow < Wall ? CpuNow : Cpu < Wall ? Cpu : Wall;
  T.CpuNs = CpuNow;

  Stamp += 2;
  auto TableAt = [&](size_t I) {
    return __atomic_load_n(&T.Slots[I].table, __ATOMIC_RELAXED);
  };
  auto SiteAt = [&](size_t I) {
    return __atomic_load_n(&T.Slots[I].site, __ATOMIC_RELAXED);
  };
  for (size_t I = 0; I != Depth; ++I)
    chargeSite(TableAt(I), SiteAt(I));
  LoadedModule *M = Own ? Objects.findSites(Own) : nullptr;
  if (!M)
    return true;
  chargeCell(*M, Own->self_cell);
  if (const FunctionRecord *Root = recordAt(Own->root))
    chargeCell(*M, Root->cell_base);
  for (size_t I = 0; I != Depth; ++I)
    if (TableAt(I) == Own)
      chargeNested(Own, SiteAt(I));
  return true;
}

//===----------------------------------------------------------------------===//
// Program counters
//===----------------------------------------------------------------------===//

static PcEntry *findEntry(Chunk &Table, uint64_t Pc) {
  uint64_t Size = Table.Header->payload / sizeof(PcEntry);
  auto *Entries = Table.payload<PcEntry>();
  for (uint64_t I = (Pc * 0x9e3779b97f4a7c15) >> 32;; ++I) {
    PcEntry &Entry = Entries[I & (Size - 1)];
    if (!Entry.samples || Entry.pc == Pc)
      return &Entry;
  }
}

void Sampler::countPc(uint64_t Pc, uint64_t Weight) {
  constexpr uint64_t kFirstSize = 512;
  LoadedModule *M = Objects.findText(Pc);
  if (!M)
    return;
  uint64_t Size = M->Pcs ? M->Pcs->Header->payload / sizeof(PcEntry) : 0;
  if (M->UsedPcs >= Size / 2) {
    // What the full table holds stays there; the reader adds tables up.
    Chunk *Bigger = File.addChunk(
        kChunkPcs, M->Number, (Size ? 2 * Size : kFirstSize) * sizeof(PcEntry));
    if (!Bigger) {
      ++File.header()->lost_pcs;
      return;
    }
    File.publish(*Bigger);
    M->Pcs = Bigger;
    M->UsedPcs = 0;
  }
  PcEntry *Entry = findEntry(*M->Pcs, Pc - M->LoadBias);
  M->UsedPcs += !Entry->samples;
  Entry->pc = Pc - M->LoadBias;
  Entry->weight += Weight;
  ++Entry->samples;
}

void Sampler::drain(AttachedThread &T) {
  T.Pcs.drain([this](uint64_t Pc, uint64_t Weight) { countPc(Pc, Weight); });
}

//===----------------------------------------------------------------------===//
// Ticking
//===----------------------------------------------------------------------===//

/// Returns true if any thread was in tagged code.
bool Sampler::tick() {
  uint64_t Now = now();
  bool Busy = false;
  for (AttachedThread &T : Program.all()) {
    Busy |= charge(T, Now);
    drain(T);
  }
  LastTick = Now;
  FileHeader &Header = *File.header();
  Header.elapsed_ns = Header.sampled_ns = Now - StartedAt;
  ++Header.ticks;
  return Busy;
}

uint64_t Sampler::nextInterval(uint64_t Work, bool Busy) {
  if (Busy)
    LastBusy = LastTick;
  uint64_t Interval = kInterval;
  uint64_t Age = LastTick - StartedAt;
  if (Age < 1000 * kMs)
    Interval =
        kFirstInterval + (kInterval - kFirstInterval) * Age / (1000 * kMs);
  if (LastTick - LastBusy > kIdleAfter)
    Interval = kIdleInterval;
  if (Interval < Work * kMaxWorkShare)
    Interval = Work * kMaxWorkShare;
  return Interval - Interval / 4 + random() % (Interval / 2);
}

void Sampler::run() {
  for (unsigned Count = 1;; ++Count) {
    uint64_t Interval;
    {
      Lock Held;
      if (Stopping)
        break;
      uint64_t Begin = readClock(CLOCK_THREAD_CPUTIME_ID);
      bool Busy = tick();
      if (Count % 16 == 0)
        for (AttachedThread &T : Program.all())
          T.Pcs.vary(random());
      Interval = nextInterval(readClock(CLOCK_THREAD_CPUTIME_ID) - Begin, Busy);
    }
    timespec Time = {time_t(Interval / 1000000000),
                     long(Interval % 1000000000)};
    nanosleep(&Time, nullptr);
  }
}

void *Sampler::threadMain(void *Self) {
  prctl(PR_SET_NAME, "lineprof");
  prctl(PR_SET_TIMERSLACK, 1000);
  static_cast<Sampler *>(Self)->run();
  return nullptr;
}

void Sampler::start() {
  if (Running || Stopping)
    return;
  // The lock's holder has all signals blocked, and so has the new thread.
  pthread_attr_t Attributes;
  pthread_attr_init(&Attributes);
  pthread_attr_setdetachstate(&Attributes, PTHREAD_CREATE_DETACHED);
  pthread_attr_setstacksize(&Attributes, PTHREAD_STACK_MIN + 64 * 1024);
  StartedAt = LastTick = LastBusy = now();
  pthread_t Thread;
  int Error = pthread_create(&Thread, &Attributes, threadMain, this);
  pthread_attr_destroy(&Attributes);
  Running = true; // one attempt only
  if (!Error)
    return;
  File.header()->flags |= kFileNoSampler;
  warn("no thread for sampling: %s; hits are exact, times are missing",
       strerror(Error));
}

void Sampler::chargeUntilNow() {
  if (Running && !Stopping)
    tick();
}

void Sampler::stop() {
  chargeUntilNow();
  Stopping = true;
}

void Sampler::moveToChild() {
  Running = false;
  Stopping = false;
}

} // namespace lineprof
