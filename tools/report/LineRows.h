//===- report/LineRows.h - the rows of a function -------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_REPORT_LINEROWS_H
#define LINEPROF_TOOLS_REPORT_LINEROWS_H

#include "model/FunctionGroup.h"
#include "report/BranchRows.h"
#include "report/LineSelection.h"
#include "report/LineTable.h"

namespace lineprof {

/// Fills tables with the lines of functions.
class LineRows {
public:
  LineRows(const Profile &profile, SourceTexts &sources,
           const LineSelection &selection, BranchDetail detail)
      : profile(profile), sources(sources), selection(selection),
        detail(detail) {}

  /// From the definition's line to the last line with code, gaps included, then
  /// the lines that were included from other files.
  void add(const FunctionGroup &group, LineTable &table) const;

private:
  void addBody(const FunctionGroup &group, const BranchRows &branches,
               LineTable &table) const;
  void addIncluded(const FunctionGroup &group, const BranchRows &branches,
                   LineTable &table) const;
  void addLine(const Function &function, LineKey key, const Line &line,
               const BranchRows &branches, LineTable &table) const;
  SourceLine textOf(LineKey key) const;

  const Profile &profile;
  SourceTexts &sources;
  const LineSelection &selection;
  BranchDetail detail;
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_REPORT_LINEROWS_H
