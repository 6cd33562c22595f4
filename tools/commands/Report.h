//===- commands/Report.h - the report of lines, as commands print it ------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_COMMANDS_REPORT_H
#define LINEPROF_TOOLS_COMMANDS_REPORT_H

#include "commands/CommandLine.h"
#include "report/TextReport.h"

namespace lineprof {

struct ReportOptions : SourceAndProfiles {
  std::string function; ///< regular expression; empty: all
  std::string format = "text";
  ColorMode color = ColorMode::Auto;
  std::optional<bool> group; ///< thousands; by default on a terminal
  bool pager = true;         ///< if someone looks
  TextOptions text;
};

/// Adds what a report of lines can be told. Keeps a reference to \p options.
void addReportOptions(CLI::App &app, ReportOptions &options);

/// Reads the profiles and prints; the exit status.
int printReport(ReportOptions options);

} // namespace lineprof

#endif // LINEPROF_TOOLS_COMMANDS_REPORT_H
