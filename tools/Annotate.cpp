//===- tools/Annotate.cpp - lineprof annotate -----------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Prints sources with hits and time of each line.
//
//===----------------------------------------------------------------------===//

#include "CommandLine.h"
#include "Commands.h"
#include "Report.h"

namespace lineprof {

namespace {

/// SOURCE may be missing, and then a profile is in its place.
void sortArguments(ReportOptions &options) {
  if (isProfile(options.source)) {
    options.profiles.insert(options.profiles.begin(), options.source);
    options.source.clear();
  }
  if (options.source == "-")
    options.source.clear();
  if (options.profiles.empty())
    options.profiles.push_back("prof.out");
}

} // namespace

int annotateCommand(int argc, char **argv) {
  ReportOptions options;
  CLI::App app("Prints sources with hits and time of each line.");
  app.add_option("SOURCE", options.source,
                 "a source file, by any end of its path; - or none for all");
  app.add_option("PROFILE", options.profiles,
                 "what the program wrote, added up (default: prof.out)");
  addReportOptions(app, options);
  addFormatOption(app, options.format);
  if (std::optional<int> status = parseCommandLine(app, argc, argv))
    return *status;
  sortArguments(options);
  return printReport(std::move(options));
}

} // namespace lineprof
