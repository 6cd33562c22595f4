//===- model/OwnCode.cpp - cells of own time ------------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/OwnCode.h"

#include <algorithm>
#include <cmath>

namespace lineprof {

OwnCodes::OwnCodes(const RawModule &module, Flows &flows)
    : module(module), flows(flows) {
  for (size_t table = 0; table < module.tables.size(); ++table) {
    const RawSiteTable &raw = module.tables[table];
    first.push_back(all.size());
    for (size_t i = 0; i < raw.own.size(); ++i)
      all.push_back({raw.own[i].function, table, i, raw.own[i].site,
                     raw.isInPart, raw.own[i].cell, raw.own[i].cell, PcSum()});
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

/// What ticks can have missed of a call, ns: the ways in and out beside the
/// slot, and as much as it takes to read a stack.
constexpr double kMissedOfCall = 300;

/// The same where some ways have no slot: they have neither loops nor calls.
constexpr double kWithoutSlot = 10'000;

void OwnCodes::addMissed(OwnCode &code, double unseen,
                         FunctionTimes &function) const {
  const PcSum &pcs = code.pcs;
  if (pcs.wall <= 0)
    return;
  bool isKnown = pcs.wall <= code.seen.wall_ns && pcs.cpu <= code.seen.cpu_ns;
  const Flow *flow = isKnown ? nullptr : flows.of(code.function);
  double calls = flow ? callsOf(module.functions[code.function], *flow) : 0;
  double most = kMissedOfCall * calls;
  auto missed = [&](double known, double seen, double variance) {
    constexpr double kSure = 2; ///< standard deviations
    double noise = kSure * std::sqrt(variance + varianceOfSeen(code));
    double excess = known - seen;
    return excess > (noise < most ? 0 : noise) ? excess : 0;
  };
  double computing = pcs.cpu / pcs.wall; // and not waiting
  double cpu =
      missed(pcs.cpu, code.seen.cpu_ns, pcs.squares * computing * computing);
  double wall = missed(pcs.wall, code.seen.wall_ns, pcs.squares);
  PcSum more = pcs.scaled(wall / pcs.wall);
  code.cell.wall_ns += wholeNanoseconds(wall);
  code.cell.cpu_ns = std::min<uint64_t>(
      code.seen.cpu_ns + wholeNanoseconds(cpu), code.cell.wall_ns);
  code.cell.variance_us2 += wholeNanoseconds(more.squares / 1e6);
  if (wall == 0)
    return;
  double nested = module.functions[code.function].cell.nested_ns;
  double mostOfAll = (code.isInPart ? kWithoutSlot : kMissedOfCall) * calls;
  double ofFunction =
      std::max(0.0, std::min({wall - nested, unseen, mostOfAll}));
  function.chargedToCalls += wall - ofFunction;
  function.total += timesOf(more.scaled(ofFunction / wall));
}

} // namespace lineprof
