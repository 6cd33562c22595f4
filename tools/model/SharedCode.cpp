//===- model/SharedCode.cpp - code that the compiler gave no line ---------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/SharedCode.h"

#include "model/LineHits.h"

#include "llvm/ADT/STLExtras.h"

namespace lineprof {

std::vector<SharedCode::Share> SharedCode::linesOf(uint64_t pc, size_t index,
                                                   size_t function) {
  auto lineOf = [&](const Frame &frame) {
    return frame.line ? matcher.lineOf(function, frame) : std::nullopt;
  };
  std::vector<Frame> frames = symbols.before(
      pc, index, [&](const Frame &frame) { return lineOf(frame).has_value(); });
  std::vector<Share> shares;
  for (const Frame &frame : frames) {
    size_t line = *lineOf(frame);
    if (llvm::none_of(shares, [&](const Share &s) { return s.line == line; }))
      shares.push_back({line, 0});
  }
  double sum = 0;
  for (Share &share : shares)
    sum += share.part = hitsOf(function)[*share.line];
  for (Share &share : shares)
    share.part = sum > 0 ? share.part / sum : 1.0 / shares.size();
  return shares;
}

const std::vector<uint64_t> &SharedCode::hitsOf(size_t function) {
  auto [it, isNew] = hits.try_emplace(function);
  if (isNew) {
    const RawFunction &raw = module.functions[function];
    it->second.resize(raw.lines.size());
    if (const Flow *flow = flows.of(function))
      it->second = lineHits(raw, *flow);
  }
  return it->second;
}

} // namespace lineprof
