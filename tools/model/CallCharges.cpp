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
#include <limits>
#include <numeric>

namespace lineprof {

using Charges = std::vector<std::vector<double>>; ///< by function and line

/// What ticks charged for calls that are surely of untagged code.
static Charges chargesOfUntagged(const RawModule &module) {
  llvm::StringSet<> tagged;
  for (const RawFunction &function : module.functions)
    tagged.insert(function.linkageName);
  Charges charges;
  auto drop = [&](size_t function, uint32_t line, double charge) {
    std::vector<double> &lines = charges[function];
    if (line < lines.size())
      lines[line] = std::max(0.0, lines[line] - charge);
  };
  for (auto [index, function] : llvm::enumerate(module.functions)) {
    std::vector<double> &lines = charges.emplace_back();
    for (const Cell &cell : function.lineCells)
      lines.push_back(cell.wall_ns);
    for (auto [call, callee] : llvm::zip(function.calls, function.callees))
      if (callee.empty() || tagged.contains(callee))
        drop(index, call.line, std::numeric_limits<double>::infinity());
  }
  for (const RawSiteTable &table : module.tables)
    for (const RawSiteTable::TimedCalls &calls : table.timed)
      for (auto [function, line] : calls.lines)
        drop(function, line, calls.timing.sampled_ns);
  return charges;
}

void takeOwnTimeFromCalls(const RawModule &module,
                          std::vector<FunctionTimes> &times) {
  auto lacks = [](const FunctionTimes &function) {
    return function.chargedToCalls > 0 && function.nested == 0;
  };
  if (llvm::none_of(times, lacks))
    return;
  Charges charges = chargesOfUntagged(module);
  for (auto [function, raw, ofLines] :
       llvm::zip(times, module.functions, charges)) {
    double all = std::accumulate(ofLines.begin(), ofLines.end(), 0.0);
    if (!lacks(function) || all <= 0)
      continue;
    double part = std::min(1.0, function.chargedToCalls / all);
    for (auto [line, cell, charge] :
         llvm::zip(function.lines, raw.lineCells, ofLines)) {
      if (charge <= 0)
        continue;
      line.wall -= part * charge;
      line.cpu -= part * charge / cell.wall_ns * cell.cpu_ns;
    }
  }
}

} // namespace lineprof
