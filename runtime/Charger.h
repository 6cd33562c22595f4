//===- runtime/Charger.h - the time since the last tick -------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_RUNTIME_CHARGER_H
#define LINEPROF_RUNTIME_CHARGER_H

#include "CallTree.h"
#include "Ledger.h"

namespace lineprof {

/// Charges the wall and CPU time since the last tick to the lines, functions
/// and calling contexts that threads are in. All members are called by the
/// sampler, with the lock held. Safe in a signal handler and in a forked child,
/// as what they use is.
class Charger {
public:
  constexpr Charger(const Modules &objects, ProfileFile &file)
      : tree(file), stack{objects} {}

  /// What is charged from now on are \p wallNs for each thread, in \p looks, a
  /// power of two up to Portion::kParts. After a pause the next tick comes
  /// sooner than this one did.
  void beginTick(uint64_t wallNs, unsigned looks, bool isAfterPause);

  /// Before any look: what \p t computed since the last tick, and whether it
  /// computes \p now.
  void measure(AttachedThread &t, uint64_t now);

  /// Looks where \p t is if it computes, and charges nothing.
  void glance(AttachedThread &t);

  /// The first look, which is the only one at a thread that waits. Returns true
  /// if \p t is in tagged code. A thread that attached since the last tick is
  /// charged the whole interval too: others were there for a part of one and
  /// ended before a tick saw them.
  bool charge(AttachedThread &t);

  /// Further looks, after nextLook() for all threads.
  void nextLook();
  bool chargeAgain(AttachedThread &t);

  /// The only look, at a moment that the program chose, as that of its end.
  /// Most often tagged code has just been left, and what has passed is where
  /// the last tick found the thread.
  void chargeLast(AttachedThread &t);

  /// For the variance, nothing was charged at the last tick.
  void forgetLastTick() { sums.forgetLastTick(); }

  /// The contexts go; cells are the profile's.
  void reset() { tree.reset(); }

  /// In a forked child.
  void moveToChild() { tree.moveToChild(); }

private:
  uint64_t cpuSince(AttachedThread &t, uint64_t now) const;
  uint64_t excess(const AttachedThread &t) const;
  Portion portionOf(const AttachedThread &t, unsigned parts) const;
  bool look(AttachedThread &t, unsigned parts);

  uint64_t wall = 0;        ///< what is being charged, ns
  uint64_t pause = 0;       ///< the same after a pause, else 0
  unsigned partsOfLook = 1; ///< of it
  unsigned partsBefore = 0; ///< charged by earlier looks
  Ledger sums;
  CallTree tree;
  StackReader stack;
  Charged before = {}; ///< chargeLast's: a handler's stack may be small
};

} // namespace lineprof

#endif // LINEPROF_RUNTIME_CHARGER_H
