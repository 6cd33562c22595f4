//===- runtime/PcCollector.h - program counters of all threads ------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_RUNTIME_PCCOLLECTOR_H
#define LINEPROF_RUNTIME_PCCOLLECTOR_H

#include "Pace.h"
#include "Threads.h"

namespace lineprof {

/// Gives attached threads their sources of program counters, sets the pace and
/// counts what comes. All members are called with the lock held, which holds
/// signals off, and are safe in a signal handler and in a forked child, as
/// PcSource and countPc() are. Moments are on the monotonic clock, ages how
/// long was sampled so far, in ns.
class PcCollector {
public:
  constexpr PcCollector(Modules &objects, Threads &program, ProfileFile &file,
                        Pace &pace)
      : objects(objects), program(program), file(file), pace(pace) {}

  /// Gives \p t the source that it wants, as soon as that takes microseconds;
  /// else a later call does.
  void open(AttachedThread &t, uint64_t age);

  /// Counts what has come for \p t, or forgets it while paused.
  void drain(AttachedThread &t);

  /// What has come so far is nobody's.
  void forget(AttachedThread &t);

  /// A tick has found \p t in tagged code.
  void noteWhere(AttachedThread &t, uint64_t moment);

  /// Gives all threads another interval now and then.
  void vary(uint64_t moment, uint64_t age);

  /// Nobody is interrupted in between.
  void pause();
  void resume();

private:
  bool isElsewhere(AttachedThread &t, uint64_t moment) const;

  Modules &objects;
  Threads &program;
  ProfileFile &file;
  Pace &pace;
  bool paused = false;
  uint64_t intervalsEnd = 0; ///< when threads get others
};

} // namespace lineprof

#endif // LINEPROF_RUNTIME_PCCOLLECTOR_H
