//===- commands/Report.cpp - the report of lines, as commands print it ----===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "commands/Report.h"

#include "commands/CommandLine.h"
#include "commands/SourceSelection.h"
#include "report/Json.h"
#include "support/Text.h"
#include "terminal/Pager.h"

#include <cmath>

using llvm::Expected;

namespace lineprof {

namespace {

const std::map<std::string, ReportOrder> kOrders = {
    {"line", ReportOrder::Source},
    {"time", ReportOrder::Time},
    {"self", ReportOrder::Self},
    {"hits", ReportOrder::Hits},
    {"name", ReportOrder::Name}};

std::string checkUnit(const std::string &text) {
  double unit = 0;
  bool usable =
      CLI::detail::lexical_cast(text, unit) && std::isfinite(unit) && unit > 0;
  return usable ? "" : fmt::format("'{}' is no number above 0", text);
}

void addChoiceOptions(CLI::App &app, ReportOptions &options) {
  SelectionOptions &selection = options.text.selection;
  addFunctionOption(app, options.function);
  app.add_flag("-z,--skip-zero", selection.skipZero,
               "leave out functions that never ran");
  app.add_option(
         "--context", selection.context,
         "only lines with 1% of their function's time, or with -z those "
         "that ran, and N lines around each")
      ->check(isWholeNumber(0));
  app.add_option("--top", selection.top,
                 "only the N lines with the most time, and --context lines "
                 "around each (default: 2)")
      ->check(isWholeNumber(1));
  app.add_flag("--by-instance", options.text.byInstance,
               "a table for each instance of a template");
  app.add_option_function<std::string>(
         "--sort",
         [&](const std::string &name) {
           options.text.order = kOrders.at(name);
           selection.bySelf = options.text.order == ReportOrder::Self;
         },
         "order of the functions: line (as in the sources, default), time, "
         "self (their own time, of lines as well with --top), hits or name")
      ->check(CLI::IsMember({"line", "time", "self", "hits", "name"}));
}

void addDetailOptions(CLI::App &app, ReportOptions &options) {
  TableOptions &table = options.text.table;
  app.add_option("-u,--unit", table.unit,
                 "unit of the times, in seconds (default: 1e-06)")
      ->check(checkUnit);
  app.add_flag("--human", table.human, "numbers such as 34.2M and 95.6 ms");
  app.add_flag_function(
      "--group,!--no-group", [&](int64_t count) { options.group = count > 0; },
      "commas between thousands (default: on a terminal)");
  app.add_option_function<std::string>(
         "--columns",
         [&](const std::string &list) {
           table.columns = cantFail(parseColumns(list));
         },
         "columns of the table (default: hits,time,perhit,percent)")
      ->type_name("LIST:{" + columnNames() + "}")
      ->check([](const std::string &list) {
        Expected<std::vector<Column>> parsed = parseColumns(list);
        return parsed ? "" : llvm::toString(parsed.takeError());
      });
  app.add_flag_callback(
      "--branches", [&] { options.text.branches = BranchDetail::Counts; },
      "how often each condition was true and false");
  app.add_flag_callback(
      "--expand", [&] { options.text.branches = BranchDetail::Conditions; },
      "the same with the text of each operand of && and ||");
  app.add_flag("-m,--summarize", options.text.summarize,
               "end with the time of each function, the longest first");
}

} // namespace

void addReportOptions(CLI::App &app, ReportOptions &options) {
  addChoiceOptions(app, options);
  addDetailOptions(app, options);
  addColorOption(app, options.color);
  app.add_flag("--pager,!--no-pager", options.pager,
               "show a long report page by page (default: on a terminal)");
}

int printReport(ReportOptions options) {
  Expected<Profile> profile = loadForSource(options.profiles, options.source);
  if (!profile)
    return reportError(profile.takeError());
  Expected<std::vector<const Function *>> functions =
      selectFunctions(*profile, options.source, options.function);
  if (!functions)
    return reportError(failure("{}: {}", options.profiles.front(),
                               llvm::toString(functions.takeError())));
  std::vector<std::string> warnings = profile->warnings();
  std::string report;
  Terminal &terminal = options.text.table.terminal;
  if (options.format == "json") {
    report = toJson(*profile, *functions);
  } else {
    terminal = standardOutput(options.color);
    options.text.table.group = options.group.value_or(terminal.interactive);
    options.text.givenSource = options.source;
    report = textReport(*profile, *functions, options.text, warnings);
  }
  for (const std::string &warning : warnings)
    reportWarning(warning);
  return terminal.interactive && options.pager ? writePaged(report)
                                               : writeOut(report);
}

} // namespace lineprof
