//===- report/TextReport.h - line_profiler's table ------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_REPORT_TEXTREPORT_H
#define LINEPROF_TOOLS_REPORT_TEXTREPORT_H

#include "report/LineRows.h"

namespace lineprof {

/// Of functions.
enum class ReportOrder { Source, Time, Self, Hits, Name };

struct TextOptions {
  TableOptions table;
  SelectionOptions selection;
  BranchDetail branches = BranchDetail::None;
  ReportOrder order = ReportOrder::Source;
  bool byInstance = false; ///< instances of a template apart
  bool summarize = false;  ///< end with the times of all functions
  std::string givenSource; ///< where to look for a source that has moved
};

/// The annotated sources of \p functions. What is wrong with the profile or the
/// sources is on top of the text, and in \p warnings, one line each.
std::string textReport(const Profile &profile,
                       llvm::ArrayRef<const Function *> functions,
                       const TextOptions &options,
                       std::vector<std::string> &warnings);

} // namespace lineprof

#endif // LINEPROF_TOOLS_REPORT_TEXTREPORT_H
