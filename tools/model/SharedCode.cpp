//===- model/SharedCode.cpp - code that the compiler gave no line ---------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/SharedCode.h"

#include <set>

namespace lineprof {

std::vector<SharedCode::Share> SharedCode::linesOf(uint64_t pc, size_t index,
                                                   size_t function) {
  auto lineOf = [&](const Frame &frame) {
    return matcher.lineOf(function, frame);
  };
  std::set<size_t> lines;
  for (const Frame &frame : symbols.before(
           pc, index, [&](const Frame &frame) { return bool(lineOf(frame)); }))
    lines.insert(*lineOf(frame));
  const std::vector<uint64_t> &hits = flows.hitsOf(function);
  double sum = 0;
  for (size_t line : lines)
    sum += hits[line];
  std::vector<Share> shares;
  for (size_t line : lines)
    shares.push_back({line, sum > 0 ? hits[line] / sum : 1.0 / lines.size()});
  return shares;
}

} // namespace lineprof
