//===- export/Coverage.h - hits of lines and branches by file -------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_EXPORT_COVERAGE_H
#define LINEPROF_TOOLS_EXPORT_COVERAGE_H

#include "model/Profile.h"

namespace lineprof {

/// A line of code, over all functions and instances that have code on it.
struct CoveredLine {
  uint64_t hits = 0;
  std::vector<Branch> branches;
};

struct FileCoverage {
  std::string path;
  std::vector<const Function *> functions; ///< that are defined in it
  std::map<uint32_t, CoveredLine> lines;   ///< by number
};

/// How many there are, and how many of them were reached.
struct Ratio {
  size_t found = 0;
  size_t hit = 0;

  void add(bool reached) {
    ++found;
    hit += reached;
  }
  Ratio &operator+=(const Ratio &more);
  /// From 0 to 1; 1 if there are none.
  double rate() const { return found ? double(hit) / found : 1; }
};

/// The files of \p profile that have lines, by path. The error says that none
/// has.
llvm::Expected<std::vector<FileCoverage>> coverageOf(const Profile &profile);

std::map<LineKey, CoveredLine> coveredLines(const Function &function);

/// The ways of all branches of \p line.
Ratio waysOf(const CoveredLine &line);

} // namespace lineprof

#endif // LINEPROF_TOOLS_EXPORT_COVERAGE_H
