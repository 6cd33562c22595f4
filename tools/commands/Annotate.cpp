//===- commands/Annotate.cpp - lineprof annotate --------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Prints sources with hits and time of each line.
//
//===----------------------------------------------------------------------===//

#include "commands/CommandLine.h"
#include "commands/Commands.h"
#include "commands/Report.h"
#include "support/Text.h"

namespace lineprof {

int annotateCommand(int argc, char **argv) {
  ReportOptions options;
  CLI::App app("Prints sources with hits and time of each line.");
  options.addTo(app);
  addReportOptions(app, options);
  addFormatOption(app, options.format);
  if (std::optional<int> status = parseCommandLine(app, argc, argv))
    return *status;
  if (llvm::Error error = options.sortOut())
    return reportError(std::move(error));
  return printReport(std::move(options));
}

} // namespace lineprof
