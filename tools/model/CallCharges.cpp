//===- model/CallCharges.cpp - own time that was charged to calls ---------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/CallCharges.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"

#include <algorithm>
#include <numeric>

namespace lineprof {

namespace {

/// What ticks charged for calls of untagged code, by the lines of a function.
class UntaggedCalls {
public:
  explicit UntaggedCalls(const RawModule &module) : module(module) {
    for (const RawFunction &function : module.functions)
      tagged.insert(function.linkageName);
  }

  std::vector<double> chargesOf(size_t function) const {
    const RawFunction &raw = module.functions[function];
    std::vector<double> charges;
    for (const Cell &cell : raw.lineCells)
      charges.push_back(cell.wall_ns);
    auto drop = [&](uint32_t line, double charge) {
      if (line < charges.size())
        charges[line] = std::max(0.0, charges[line] - charge);
    };
    for (auto [call, callee] : llvm::zip(raw.calls, raw.callees))
      if (callee.empty() || tagged.contains(callee))
        drop(call.line, raw.lineCells[call.line].wall_ns);
    for (const RawSiteTable &table : module.tables) {
      for (const auto &timed : table.timed)
        for (auto [caller, line] : timed.lines)
          if (caller == function)
            drop(line, timed.timing.sampled_ns);
    }
    return charges;
  }

private:
  const RawModule &module;
  llvm::StringSet<> tagged;
};

} // namespace

void takeOwnTimeFromCalls(const RawModule &module,
                          std::vector<FunctionTimes> &times) {
  std::optional<UntaggedCalls> calls;
  for (auto [index, function] : llvm::enumerate(times)) {
    if (!(function.chargedToCalls > 0) || function.nested > 0)
      continue;
    if (!calls)
      calls.emplace(module);
    std::vector<double> charges = calls->chargesOf(index);
    double all = std::accumulate(charges.begin(), charges.end(), 0.0);
    if (all <= 0)
      continue;
    double part = std::min(1.0, function.chargedToCalls / all);
    const RawFunction &raw = module.functions[index];
    for (auto [line, cell, charge] :
         llvm::zip(function.lines, raw.lineCells, charges)) {
      if (charge <= 0)
        continue;
      line.wall -= part * charge;
      line.cpu -= part * charge / cell.wall_ns * cell.cpu_ns;
    }
  }
}

} // namespace lineprof
