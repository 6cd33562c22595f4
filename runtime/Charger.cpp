//===- runtime/Charger.cpp - the time since the last tick -----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Charger.h"
#include "Clock.h"
#include "Timing.h"

namespace lineprof {

void Charger::beginTick(uint64_t wallNs, unsigned looks, bool isAfterPause) {
  wall = wallNs;
  pause = isAfterPause ? wallNs : 0;
  partsOfLook = Portion::kParts / looks;
  partsBefore = 0;
  sums.beginTick(wall);
  stack.beginTick();
}

void Charger::nextLook() { partsBefore += partsOfLook; }

/// What \p t computed since the last tick, ns, at most `wall`. Of one that
/// attached since, the share of its time that it computed for counts.
uint64_t Charger::cpuSince(AttachedThread &t, uint64_t now) const {
  uint64_t before = t.cpuNs;
  t.cpuNs = readClock(threadCpuClock(t.tid));
  uint64_t computed = t.cpuNs > before ? t.cpuNs - before : 0;
  uint64_t present = now - t.attachedAt;
  if (present < wall)
    computed = present ? double(computed) / present * wall : 0;
  return computed < wall ? computed : wall;
}

/// CPU time of a thread that computed at the last tick and waits now was spent
/// before it began to wait: it goes to where the thread was then, not to the
/// line that waits.
void Charger::measure(AttachedThread &t, uint64_t now) {
  constexpr uint64_t kSlack = 50000; ///< ns, of two clocks read one by one
  t.computed = cpuSince(t, now);
  t.lackedCpu |= t.computed + kSlack < wall;
  bool isRunning = t.computed + kSlack >= wall ||
                   (t.computed && readClock(threadCpuClock(t.tid)) > t.cpuNs);
  if (t.wasRunning && !isRunning && t.charged.isComplete()) {
    t.charged.addCpu(t.computed);
    t.computed = 0;
  }
  t.wasRunning = isRunning;
  t.wall = wall - excess(t);
}

/// What a tick charges is right on average if the next one comes as late, as at
/// the end of what goes on there half an interval is missed, on average. After
/// a pause it comes sooner, and misses less.
uint64_t Charger::excess(const AttachedThread &t) const {
  uint64_t ns = t.pauseBefore > wall ? (t.pauseBefore - wall) / 2 : 0;
  return ns < wall ? ns : wall;
}

void Charger::glance(AttachedThread &t) {
  if (t.wasRunning && t.cpuNs)
    stack.read(t);
}

bool Charger::charge(AttachedThread &t) {
  bool isThere = look(t, t.wasRunning ? partsOfLook : Portion::kParts);
  t.firstNode = t.charged.node;
  t.pauseBefore = isThere && !t.staysInCall ? pause : 0;
  return isThere;
}

bool Charger::chargeAgain(AttachedThread &t) {
  return t.wasRunning && look(t, partsOfLook);
}

/// The next \p parts of what \p t is charged.
Portion Charger::portionOf(const AttachedThread &t, unsigned parts) const {
  auto next = [&](uint64_t all) {
    return all * (partsBefore + parts) / Portion::kParts -
           all * partsBefore / Portion::kParts;
  };
  return {parts, next(t.wall), next(t.computed)};
}

bool Charger::look(AttachedThread &t, unsigned parts) {
  t.charged.clear();
  t.isInOwnCode = t.staysInCall = false;
  if (!t.cpuNs || !stack.read(t)) // it has ended, or is not in tagged code
    return false;
  Portion share = portionOf(t, parts);
  sums.beginLook(t, share);
  tree.beginPath();
  const LiveSlot &top = stack.position();
  bool isNested = false;
  stack.eachFromTop([&](const LiveSlot &slot) {
    isNested |= slot.table == top.table && slot.frame != top.frame;
    sums.chargeSite(slot);
    tree.addFrame(slot);
    if (slot.timed.timing) {
      noteSampled(slot.timed, share.wall);
      t.charged.add(slot.timed);
    }
  });
  t.charged.node = tree.charge(share);
  const uint64_t inCallSince = top.timed.call ? top.timed.begin : 0;
  t.staysInCall = inCallSince && inCallSince == t.inCallSince;
  t.inCallSince = inCallSince;
  t.isInOwnCode = top.site->kind == kSiteOwnCode;
  if (t.isInOwnCode)
    sums.chargeOwnCode(top);
  else if (isNested)
    sums.chargeNestedCall(top);
  return true;
}

void Charger::chargeLast(AttachedThread &t) {
  before = t.charged;
  if (charge(t) || !t.cpuNs || !before.isComplete())
    return;
  before.addCpu(t.computed);
  Ledger::addWall(before, wall);
  if (before.node)
    before.node->wall_ns += wall;
  for (unsigned i = 0; i != before.numCalls; ++i)
    noteSampled(before.calls[i], wall);
}

} // namespace lineprof
