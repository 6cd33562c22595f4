//===- model/Flows.cpp - flows and hits of a module's functions -----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/Flows.h"

#include "model/LineHits.h"

namespace lineprof {

const Flow *Flows::of(size_t function) {
  auto [it, isNew] = solved.try_emplace(function);
  if (isNew) {
    const RawFunction &raw = module.functions[function];
    it->second = solveFlow(raw, module.countersOf(raw));
  }
  return it->second ? &*it->second : nullptr;
}

const std::vector<uint64_t> &Flows::hitsOf(size_t function) {
  auto [it, isNew] = hits.try_emplace(function);
  if (isNew) {
    const RawFunction &raw = module.functions[function];
    if (const Flow *flow = of(function))
      it->second = lineHits(raw, *flow);
    else
      it->second.resize(raw.lines.size());
  }
  return it->second;
}

} // namespace lineprof
