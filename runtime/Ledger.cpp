//===- runtime/Ledger.cpp - cells, and how sure they are ------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Ledger.h"

namespace lineprof {

static constexpr uint64_t kUs = 1000;

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

/// The variance of n charged parts of a tick, w each, is the mean square
/// successive difference (von Neumann 1941), w^2 (n - previous n)^2 / 2 at each
/// tick: looks of one tick are not independent. It is kept as if n were 0 at
/// the next tick, and put right then, if it wasn't.
void Ledger::chargeCell(LoadedModule &m, uint64_t index) {
  if (index >= m.numCells || m.marks[index].stamp == stamp)
    return;
  CellMark &mark = m.marks[index];
  Cell &c = m.cells[index];
  int64_t more = 0;
  if (mark.stamp < tickStamp) {
    mark.previous = mark.stamp >= lastTickStamp ? mark.parts : 0;
    mark.parts = 0;
    more = (square - lastSquare) / 2 * mark.previous * mark.previous;
    ++c.samples;
  }
  int64_t known = 2 * int64_t(mark.parts) - mark.previous;
  more += square * share.parts * (known + share.parts);
  mark.stamp = stamp;
  mark.parts += share.parts;
  c.variance_us2 = saturatingAdd(c.variance_us2, more);
  c.wall_ns += share.wall;
  c.cpu_ns += share.cpu;
  charged->add(c);
}

static const SiteFrame *framesOf(const SiteTable &table,
                                 const SiteEntry &site) {
  return reinterpret_cast<const SiteFrame *>(sitesOf(table) + table.num_sites) +
         site.first_frame;
}

void Ledger::chargeSite(const LiveSlot &slot) {
  const SiteFrame *frames = framesOf(*slot.table, *slot.site);
  for (uint32_t i = 0; i != slot.site->num_frames; ++i) {
    const FunctionRecord *record =
        slot.module->copiedRecord(frames[i].function);
    chargeCell(*slot.module, record->cell_base);
    if (frames[i].line != kNotCounted)
      chargeCell(*slot.module, record->cell_base + 1 + frames[i].line);
  }
  if (const FunctionRecord *root = slot.module->copiedRecord(slot.table->root))
    chargeCell(*slot.module, root->cell_base);
}

void Ledger::chargeOwnCode(const LiveSlot &slot) {
  chargeCell(*slot.module, slot.site->index);
}

void Ledger::chargeNestedCall(const LiveSlot &top) {
  LoadedModule &m = *top.module;
  const FunctionRecord *root = m.copiedRecord(top.table->root);
  if (root && root->cell_base < m.numCells &&
      m.marks[root->cell_base].stamp == stamp)
    m.cells[root->cell_base].nested_ns += share.wall;
}

void Ledger::beginTick(uint64_t wallNs) {
  lastSquare = square;
  constexpr int64_t kParts = Portion::kParts;
  square = squareInUs(wallNs) / (kParts * kParts) & ~int64_t(1);
  lastTickStamp = tickStamp;
  tickStamp = stamp + 1;
}

void Ledger::beginLook(AttachedThread &t, const Portion &what) {
  share = what;
  charged = &t.charged;
  ++stamp;
}

void Ledger::addWall(const Charged &before, uint64_t wallNs) {
  for (unsigned i = 0; i != before.numCells; ++i) {
    Cell &c = *before.cells[i];
    c.variance_us2 = saturatingAdd(c.variance_us2, squareInUs(wallNs));
    c.wall_ns += wallNs;
  }
}

void Ledger::forgetLastTick() { tickStamp = stamp + 1; }

} // namespace lineprof
