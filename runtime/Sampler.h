//===- runtime/Sampler.h - where the time goes ----------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_RUNTIME_SAMPLER_H
#define LINEPROF_RUNTIME_SAMPLER_H

#include "Threads.h"

namespace lineprof {

/// One thread that looks, at each tick, at the shadow stack of every attached
/// thread and charges the wall and CPU time since the last tick to what it
/// finds there. It only reads, so the program is never interrupted. Weights
/// are the times that really passed, so they add up to wall time however late
/// a tick comes.
class Sampler {
public:
  constexpr Sampler(Modules &Objects, Threads &Program, ProfileFile &File)
      : Objects(Objects), Program(Program), File(File) {}

  /// Starts the thread if it doesn't run; it holds the lock whenever it works.
  /// With the lock held.
  void start();

  /// Charges what has passed since the last tick. With the lock held.
  void chargeUntilNow();

  /// The same, and lets the thread end. At the process's end, with the lock
  /// held.
  void stop();

  /// Takes over the program counters of \p T, which is about to end.
  void drain(AttachedThread &T);

  /// In a forked child, where the thread is not.
  void moveToChild();

private:
  static void *threadMain(void *Self);
  void run();
  bool tick();
  bool charge(AttachedThread &T, uint64_t Now);
  void chargeSite(const SiteTable *Table, uint32_t Site);
  void chargeNested(const SiteTable *Table, uint32_t Site);
  void chargeCell(LoadedModule &M, uint64_t Index);
  void chargeFunction(const FunctionRecord *Record, uint32_t Line);
  void countPc(uint64_t Pc, uint64_t Weight);
  uint64_t nextInterval(uint64_t Work, bool Busy);
  uint32_t random();

  Modules &Objects;
  Threads &Program;
  ProfileFile &File;
  bool Running = false;
  bool Stopping = false;
  uint64_t StartedAt = 0;
  uint64_t LastTick = 0;
  uint64_t LastBusy = 0;
  uint64_t Stamp = 0;         ///< even: of the tick and thread being charged
  uint64_t Wall = 0, Cpu = 0; ///< what is being charged, ns
  uint32_t Seed = 2463534242;
};

} // namespace lineprof

#endif // LINEPROF_RUNTIME_SAMPLER_H
