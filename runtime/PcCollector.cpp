//===- runtime/PcCollector.cpp - program counters of all threads ----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PcCollector.h"
#include "PcTables.h"
#include <sys/syscall.h>
#include <unistd.h>

namespace lineprof {

/// How long a thread runs no tagged code before it counts as elsewhere.
static constexpr uint64_t kElsewhereAfter = 100'000'000; ///< ns

void PcCollector::open(AttachedThread &t, uint64_t age) {
  if (!t.wantsPcs || !PcSource::isReady())
    return;
  t.wantsPcs = false;
  bool isAlive = syscall(SYS_tgkill, getpid(), t.tid, 0) == 0;
  if (isAlive && !t.pcs.open(t.tid, pace.pcPeriod(age)))
    file.header()->flags |= kFileNoPcs;
  if (paused)
    t.pcs.pause();
}

void PcCollector::drain(AttachedThread &t) {
  if (paused)
    return forget(t);
  bool hasSamples = false;
  t.pcs.drain([&](uint64_t pc, uint64_t cpuNs) {
    hasSamples = true;
    countPc(objects, file, pc, cpuNs);
    t.recentPcs.add(pc, cpuNs);
  });
  if (!hasSamples || !t.lackedCpu)
    return;
  t.lackedCpu = false;
  t.recentPcs.shareWait(objects, t.waited.sinceLast(t.tid, t.cpuNs));
}

void PcCollector::forget(AttachedThread &t) {
  t.pcs.drain([](uint64_t, uint64_t) {});
}

void PcCollector::noteWhere(AttachedThread &t, uint64_t moment) {
  if (!t.isInOwnCode)
    return;
  if (moment - t.lastInOwnCode >= kElsewhereAfter)
    intervalsEnd = moment;
  t.lastInOwnCode = moment;
}

/// In untagged code, which tagged code may have called. That tagged code
/// without a slot ran, or some that ticks have missed, counts say.
bool PcCollector::isElsewhere(AttachedThread &t, uint64_t moment) const {
  if (moment - t.lastInOwnCode < kElsewhereAfter)
    return false;
  uint64_t counts = sumOfCounts(t);
  if (counts == t.countsSeen)
    return true;
  t.countsSeen = counts;
  t.lastInOwnCode = moment;
  return false;
}

/// But for those that had no sample since: a change takes 20 us.
void PcCollector::vary(uint64_t moment, uint64_t age) {
  if (paused || moment < intervalsEnd)
    return;
  constexpr uint64_t kPcsInStep = 16; ///< at intervals of one length
  uint64_t period = pace.pcPeriod(age);
  for (AttachedThread &t : program.all())
    if (t.pcs.samplesOfPeriod())
      t.pcs.setPeriod(isElsewhere(t, moment) ? pace.rarePcPeriod() : period);
  intervalsEnd = moment + kPcsInStep * period;
}

void PcCollector::pause() {
  paused = true;
  for (AttachedThread &t : program.all())
    t.pcs.pause();
}

void PcCollector::resume() {
  paused = false;
  for (AttachedThread &t : program.all())
    t.pcs.resume();
}

} // namespace lineprof
