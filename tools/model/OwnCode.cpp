//===- model/OwnCode.cpp - cells of own time ------------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/OwnCode.h"

#include "model/Flow.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lineprof {

OwnCodes::OwnCodes(const RawModule &module) : module(module) {
  for (size_t table = 0; table < module.tables.size(); ++table) {
    const RawSiteTable &raw = module.tables[table];
    first.push_back(all.size());
    for (size_t i = 0; i < raw.own.size(); ++i)
      all.push_back({raw.own[i].function, table, i, raw.isInPart,
                     raw.own[i].cell, raw.own[i].cell, PcSum()});
  }
  first.push_back(all.size());
}

OwnCode *OwnCodes::find(size_t table, size_t function) {
  bool isTagged = module.tables[table].root.has_value();
  for (size_t i = first[table]; i != first[table + 1]; ++i)
    if ((all[i].isInPart || wasSeen(all[i].function)) &&
        (isTagged || all[i].function == function))
      return &all[i];
  return nullptr;
}

/// No tick may have seen it.
double OwnCodes::varianceOfSeen(const OwnCode &code) const {
  const Cell &function = module.functions[code.function].cell;
  if (code.seen.samples || !function.samples)
    return varianceOf(code.seen);
  return varianceBelow(function.wall_ns * unseenShare(function.samples));
}

/// Of each call, the ways in and out beside the slot, and as much as it takes
/// to read a stack; any time where ways through the function have no slot. ns
double OwnCodes::mostMissed(const OwnCode &code) const {
  constexpr double kOfCall = 300;
  if (code.isInPart)
    return std::numeric_limits<double>::infinity();
  const RawFunction &function = module.functions[code.function];
  llvm::Expected<Flow> flow = solveFlow(function, module.countersOf(function));
  if (flow)
    return kOfCall * callsOf(function, *flow);
  llvm::consumeError(flow.takeError());
  return 0;
}

Times OwnCodes::addMissed(OwnCode &code) const {
  constexpr double kSure = 2; ///< standard deviations
  double excess = code.pcs.cpu - code.seen.cpu_ns;
  if (excess <= 0)
    return {};
  double computing = code.pcs.cpu / code.pcs.wall; // and not waiting
  double noise = std::sqrt(code.pcs.squares * computing * computing +
                           varianceOfSeen(code));
  if (excess <= kSure * noise)
    return {};
  PcSum missed = code.pcs.scaled(excess / code.pcs.cpu);
  code.cell.wall_ns += wholeNanoseconds(missed.wall);
  code.cell.cpu_ns += wholeNanoseconds(missed.cpu);
  code.cell.variance_us2 += wholeNanoseconds(missed.squares / 1e6);
  double nested = module.functions[code.function].cell.nested_ns;
  double ofFunction = std::min(missed.wall - nested, mostMissed(code));
  return timesOf(missed.scaled(std::max(0.0, ofFunction / missed.wall)));
}

} // namespace lineprof
