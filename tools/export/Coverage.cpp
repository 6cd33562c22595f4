//===- export/Coverage.cpp - hits of lines and branches by file -----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "export/Coverage.h"

#include "model/BranchCounts.h"
#include "support/Text.h"

namespace lineprof {

Ratio &Ratio::operator+=(const Ratio &more) {
  found += more.found;
  hit += more.hit;
  return *this;
}

llvm::Expected<std::vector<FileCoverage>> coverageOf(const Profile &profile) {
  std::map<std::string, FileCoverage> files;
  auto fileOf = [&](uint32_t source) -> FileCoverage & {
    return files[profile.source(source).path];
  };
  for (const Function *function : profile.functions()) {
    if (function->line)
      fileOf(function->source).functions.push_back(function);
    for (const auto &[key, line] : coveredLines(*function)) {
      CoveredLine &sum = fileOf(key.first).lines[key.second];
      sum.hits += line.hits;
      addBranches(sum.branches, line.branches);
    }
  }

  std::vector<FileCoverage> result;
  for (auto &[path, file] : files)
    if (!path.empty() && !file.lines.empty()) {
      file.path = path;
      result.push_back(std::move(file));
    }
  if (result.empty())
    return failure("no function has lines; compile with -g");
  return result;
}

std::map<LineKey, CoveredLine> coveredLines(const Function &function) {
  std::map<LineKey, CoveredLine> lines;
  for (const auto &[key, line] : function.lines)
    lines[key].hits = line.hits;
  for (const Branch &branch : function.branches)
    lines[branch.line].branches.push_back(branch);
  return lines;
}

Ratio waysOf(const CoveredLine &line) {
  Ratio ratio;
  for (const Branch &branch : line.branches)
    for (uint64_t taken : branch.ways)
      ratio.add(taken != 0);
  return ratio;
}

} // namespace lineprof
