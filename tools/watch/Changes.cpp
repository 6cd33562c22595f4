//===- watch/Changes.cpp - what a run did between two looks at it ---------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "watch/Changes.h"

#include <algorithm>
#include <unordered_map>

namespace lineprof {

namespace {

/// Numbers may be a moment older than others beside them.
void subtract(uint64_t &number, uint64_t before) {
  number -= std::min(number, before);
}

void subtract(Cell &cell, const Cell &before) {
  for (uint64_t Cell::*field : {&Cell::wall_ns, &Cell::cpu_ns, &Cell::samples,
                                &Cell::nested_ns, &Cell::variance_us2})
    subtract(cell.*field, before.*field);
}

/// The sampler may have charged a call before, which came back only now. What
/// is left corrects the cells that it was charged to.
void subtract(Timing &timing, const Timing &before) {
  subtract(timing.calls, before.calls);
  subtract(timing.begun, before.begun);
  subtract(timing.ns, before.ns);
  subtract(timing.sampled_ns, before.sampled_ns);
  uint64_t both = std::min(timing.ns, timing.sampled_ns);
  timing.ns -= both;
  timing.sampled_ns -= both;
  timing.cpu_wall_ns = timing.cpu_ns = 0; // as sampled
}

void subtract(RawFunction &function, const RawFunction &before,
              std::vector<std::vector<Cell>> &changedCells) {
  subtract(function.cell, before.cell);
  std::vector<Cell> &cells =
      changedCells.emplace_back(function.lineCells.vec());
  for (size_t i = 0; i < before.lineCells.size(); ++i)
    subtract(cells[i], before.lineCells[i]);
  function.lineCells = cells;
  for (size_t i = 0; i < before.trace.size(); ++i) {
    subtract(function.trace[i].visits, before.trace[i].visits);
    subtract(function.trace[i].ticks, before.trace[i].ticks);
  }
}

void subtract(RawSiteTable &table, const RawSiteTable &before,
              const std::vector<Timing> &timingsBefore) {
  for (size_t i = 0; i < before.own.size(); ++i)
    subtract(table.own[i].cell, before.own[i].cell);
  for (RawSiteTable::TimedCalls &calls : table.timed)
    if (calls.index < timingsBefore.size())
      subtract(calls.timing, timingsBefore[calls.index]);
}

/// Nodes are never taken away, so they keep their numbers.
void subtract(std::vector<RawStackNode> &nodes,
              const std::vector<RawStackNode> &before) {
  for (size_t i = 0; i < std::min(nodes.size(), before.size()); ++i) {
    subtract(nodes[i].wallNs, before[i].wallNs);
    subtract(nodes[i].cpuNs, before[i].cpuNs);
    subtract(nodes[i].samples, before[i].samples);
  }
}

/// One may have several entries, and not always the same.
void subtract(std::vector<PcEntry> &pcs, const std::vector<PcEntry> &before) {
  constexpr uint64_t PcEntry::*fields[] = {&PcEntry::cpu_ns, &PcEntry::samples,
                                           &PcEntry::squares_us2,
                                           &PcEntry::wait_ns};
  std::unordered_map<uint64_t, PcEntry> left;
  for (const PcEntry &entry : before) {
    PcEntry &sum = left[entry.pc];
    for (uint64_t PcEntry::*field : fields)
      sum.*field += entry.*field;
  }
  for (PcEntry &entry : pcs) {
    auto found = left.find(entry.pc);
    if (found == left.end())
      continue;
    for (uint64_t PcEntry::*field : fields) {
      uint64_t taken = std::min(entry.*field, found->second.*field);
      entry.*field -= taken;
      found->second.*field -= taken;
    }
  }
  std::erase_if(pcs, [](const PcEntry &entry) { return entry.samples == 0; });
}

/// True if \p after has the same records, maybe with cells since.
bool hasShapeOf(const RawModule &before, const RawModule &after) {
  return before.functionSection.size() == after.functionSection.size() &&
         before.siteSection.size() == after.siteSection.size() &&
         before.functions.size() == after.functions.size() &&
         before.tables.size() == after.tables.size() &&
         std::equal(before.functions.begin(), before.functions.end(),
                    after.functions.begin(),
                    [](const RawFunction &a, const RawFunction &b) {
                      return a.lines.size() == b.lines.size() &&
                             a.lineCells.size() <= b.lineCells.size() &&
                             a.trace.size() <= b.trace.size();
                    }) &&
         std::equal(before.tables.begin(), before.tables.end(),
                    after.tables.begin(),
                    [](const RawSiteTable &a, const RawSiteTable &b) {
                      return a.own.size() <= b.own.size();
                    });
}

} // namespace

bool continues(const RawProfile &before, const RawProfile &after) {
  return before.pid == after.pid && before.startUnixNs == after.startUnixNs &&
         before.elapsedNs <= after.elapsedNs &&
         before.modules.size() <= after.modules.size() &&
         std::equal(before.modules.begin(), before.modules.end(),
                    after.modules.begin(), hasShapeOf);
}

RawProfile timesSince(const RawProfile &before, RawProfile after) {
  after.elapsedNs -= before.elapsedNs;
  subtract(after.sampledNs, before.sampledNs);
  for (RawModule &module : after.modules) {
    module.counters.clear();
    for (RawFunction &function : module.functions) {
      function.nodes.clear();
      function.arcs.clear();
      function.branches.clear();
      function.calls.clear();
      function.callees.clear();
    }
  }
  for (size_t i = 0; i < before.modules.size(); ++i) {
    const RawModule &old = before.modules[i];
    RawModule &module = after.modules[i];
    for (size_t j = 0; j < old.functions.size(); ++j)
      subtract(module.functions[j], old.functions[j], module.changedCells);
    for (size_t j = 0; j < old.tables.size(); ++j)
      subtract(module.tables[j], old.tables[j], old.timings);
    subtract(module.pcs, old.pcs);
  }
  subtract(after.stacks, before.stacks);
  return after;
}

} // namespace lineprof
