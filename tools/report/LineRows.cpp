//===- report/LineRows.cpp - the rows of a function -----------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/LineRows.h"

#include "support/SourcePath.h"
#include "support/Text.h"

#include <algorithm>

using llvm::StringRef;

namespace lineprof {

namespace {

/// Own time that belongs to no line is shown from this share of the total on.
constexpr double kShownShare = 0.0005;

} // namespace

void LineRows::add(const FunctionGroup &group, LineTable &table) const {
  const Function &function = group.sum;
  if (function.unattributed.wall > kShownShare * function.total.wall)
    table.addRow(0, std::nullopt, function.unattributed,
                 function.notes.empty() ? kNoLine : "(no line)");
  BranchRows branches(function, sources, detail);
  addBody(group, branches, table);
  addIncluded(group, branches, table);
}

void LineRows::addBody(const FunctionGroup &group, const BranchRows &branches,
                       LineTable &table) const {
  const Function &function = group.sum;
  const SourceText &source = sources[function.source];
  auto begin = function.lines.lower_bound({function.source, 0});
  auto end = function.lines.upper_bound({function.source, ~0u});
  bool inGap = false;
  auto shows = [&](LineKey key) {
    bool shown = selection.shows(group, key);
    if (!shown && !inGap)
      table.addGap();
    inGap = !shown;
    return shown;
  };
  uint32_t next = function.line;
  for (auto it = begin; it != end; ++it) {
    uint32_t number = it->first.second;
    for (; next != 0 && next < number && source.line(next); ++next)
      if (LineKey key(function.source, next); shows(key))
        table.addBlank(next, textOf(key));
    if (shows(it->first))
      addLine(function, it->first, it->second, branches, table);
    // Initialisers of members may stand before the constructor.
    next = std::max(next, number + 1);
  }
}

/// Their neighbours not.
void LineRows::addIncluded(const FunctionGroup &group,
                           const BranchRows &branches, LineTable &table) const {
  const Function &function = group.sum;
  std::optional<uint32_t> shown;
  for (const auto &[key, line] : function.lines) {
    if (key.first == function.source || !selection.shows(group, key))
      continue;
    if (shown != key.first)
      table.addBlank(
          0,
          fmt::format("File: {}", displayPath(profile.source(key.first).path)));
    shown = key.first;
    addLine(function, key, line, branches, table);
  }
}

void LineRows::addLine(const Function &function, LineKey key, const Line &line,
                       const BranchRows &branches, LineTable &table) const {
  SourceLine text = textOf(key);
  if (!function.noHits)
    table.addRow(key.second, line.hits, line.times, text);
  else if (line.times.wall > 0)
    table.addRow(key.second, std::nullopt, line.times, text);
  else
    table.addBlank(key.second, text);
  size_t indent =
      std::min(text.text.find_first_not_of(" \t"), text.text.size());
  branches.add(key, text.text.take_front(indent).str(), table);
}

SourceLine LineRows::textOf(LineKey key) const {
  const SourceText &source = sources[key.first];
  return {source.line(key.second).value_or(""), source.spans(key.second)};
}

} // namespace lineprof
