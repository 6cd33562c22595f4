//===- runtime/Ledger.h - cells, and how sure they are --------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_RUNTIME_LEDGER_H
#define LINEPROF_RUNTIME_LEDGER_H

#include "StackReader.h"

namespace lineprof {

/// Adds the time since the last tick to the cells of what a thread was in, each
/// cell once for a thread and a look, and keeps their variances. All members
/// are called by the sampler, with the lock held. They touch memory only, so
/// they are safe in a signal handler and in a forked child.
class Ledger {
public:
  /// \p wallNs is shared out to looks from now on.
  void beginTick(uint64_t wallNs);

  /// What is charged from now on is \p t's, and \p share for each cell.
  void beginLook(AttachedThread &t, const Portion &share);

  /// The functions and lines of a site, and the machine function's own.
  void chargeSite(const LiveSlot &slot);

  /// The cell of a site of own code.
  void chargeOwnCode(const LiveSlot &slot);

  /// Notes that \p top is in a call, and the same function further down the
  /// stack as well: what it calls may be code of its own that has no slot.
  void chargeNestedCall(const LiveSlot &top);

  /// Adds \p wallNs to all cells of \p before, which is complete: no sample,
  /// and as unsure as it is long.
  static void addWall(const Charged &before, uint64_t wallNs);

  /// For the variance, no cell was charged at the last tick.
  void forgetLastTick();

private:
  void chargeCell(LoadedModule &m, uint64_t index);

  Portion share = {};         ///< what is being charged
  int64_t square = 0;         ///< of a part of the tick's wall time, us^2
  int64_t lastSquare = 0;     ///< that of the last tick
  uint64_t stamp = 0;         ///< of the look and thread being charged
  uint64_t tickStamp = 0;     ///< the first of this tick
  uint64_t lastTickStamp = 0; ///< the first of the last tick
  Charged *charged = nullptr;
};

} // namespace lineprof

#endif // LINEPROF_RUNTIME_LEDGER_H
