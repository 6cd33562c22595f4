//===- report/LineSelection.cpp - which lines are worth showing -----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/LineSelection.h"

#include "llvm/ADT/STLExtras.h"

using llvm::ArrayRef;

namespace lineprof {

namespace {

constexpr double kShareThatMatters = 0.01;
constexpr uint32_t kContextOfTop = 2;

struct RankedLine {
  const FunctionGroup *group;
  LineKey key;
  const Line *line;
};

/// The most time first; where there is none, the most hits.
std::vector<RankedLine> hottest(ArrayRef<FunctionGroup> groups, size_t count,
                                bool bySelf) {
  double Times::*time = bySelf ? &Times::self : &Times::wall;
  std::vector<RankedLine> ranked;
  for (const FunctionGroup &group : groups)
    for (const auto &[key, line] : group.sum.lines)
      if (line.hits || line.times.wall > 0)
        ranked.push_back({&group, key, &line});
  llvm::sort(ranked, [&](const RankedLine &a, const RankedLine &b) {
    return std::tie(b.line->times.*time, b.line->hits, a.group, a.key) <
           std::tie(a.line->times.*time, a.line->hits, b.group, b.key);
  });
  ranked.resize(std::min(count, ranked.size()));
  return ranked;
}

bool matters(const Function &function, const Line &line, bool skipZero) {
  if (skipZero || function.total.wall <= 0)
    return line.hits != 0 || line.times.wall > 0;
  return line.times.wall >= kShareThatMatters * function.total.wall;
}

} // namespace

LineSelection::LineSelection(ArrayRef<FunctionGroup> groups,
                             const SelectionOptions &options)
    : options(options), context(options.context) {
  if (options.top) {
    context = options.context.value_or(kContextOfTop);
    for (const RankedLine &line : hottest(groups, *options.top, options.bySelf))
      matter[line.group].insert(line.key);
  } else if (context) {
    for (const FunctionGroup &group : groups)
      for (const auto &[key, line] : group.sum.lines)
        if (matters(group.sum, line, options.skipZero))
          matter[&group].insert(key);
  }
}

bool LineSelection::shows(const FunctionGroup &group) const {
  if (options.top)
    return matter.count(&group);
  return group.sum.ran() || !options.skipZero;
}

bool LineSelection::shows(const FunctionGroup &group, LineKey line) const {
  if (!context || line == LineKey(group.sum.source, group.sum.line))
    return true;
  auto lines = matter.find(&group);
  if (lines == matter.end())
    return false;
  auto [source, number] = line;
  uint32_t first = number > *context ? number - *context : 0;
  auto next = lines->second.lower_bound({source, first});
  return next != lines->second.end() && next->first == source &&
         next->second <= uint64_t(number) + *context;
}

} // namespace lineprof
