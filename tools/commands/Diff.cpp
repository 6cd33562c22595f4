//===- commands/Diff.cpp - lineprof diff ----------------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Compares two profiles by function and line. For CI, a condition makes it
// fail.
//
//===----------------------------------------------------------------------===//

#include "commands/CommandLine.h"
#include "commands/Commands.h"
#include "diff/DiffReport.h"
#include "diff/FailCondition.h"
#include "support/Text.h"
#include "terminal/Terminal.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Regex.h"

using llvm::Expected;

namespace lineprof {

namespace {

struct Options {
  std::string before, after;
  std::string format, function;
  DiffOptions diff;
  DiffTextOptions text;
  std::vector<FailCondition> conditions;
};

Expected<Profile> load(const std::string &path) {
  Expected<Profile> profile = loadProfiles({path});
  if (profile)
    for (const std::string &warning : profile->warnings())
      reportWarning(warning);
  return profile;
}

int compare(const Options &options) {
  Expected<Profile> before = load(options.before);
  if (!before)
    return reportError(before.takeError());
  Expected<Profile> after = load(options.after);
  if (!after)
    return reportError(after.takeError());
  ProfileDiff diff(*before, *after, options.diff);
  llvm::Regex wanted(options.function);
  llvm::erase_if(diff.functions, [&](const FunctionChange &function) {
    return !options.function.empty() && !wanted.match(function.title);
  });
  if (diff.functions.empty())
    return reportError(failure("{}, {}: have no function whose name matches "
                               "{}; 'lineprof functions' lists all that ran",
                               options.before, options.after,
                               options.function));
  for (const std::string &warning : diff.warnings)
    reportWarning(warning);
  int status =
      writeOut(options.format == "json" ? diffJson(diff)
                                        : diffReport(diff, options.text));
  for (const FailCondition &condition : options.conditions)
    for (const std::string &violation : condition.violations(diff))
      status = reportError(violation);
  return status;
}

/// For CLI11: what is wrong, or nothing.
std::string checkPlace(const std::string &path) {
  return llvm::sys::fs::exists(path) ? "" : path + ": no such file or folder";
}

} // namespace

int diffCommand(int argc, char **argv) {
  Options options;
  CLI::App app("Compares two profiles, by function and by line.");
  app.add_option("OLD", options.before, "a profile, of one run or merged")
      ->required();
  app.add_option("NEW", options.after, "another one")->required();
  addFunctionOption(app, options.function);
  app.add_flag("--all", options.text.all,
               "print lines also of functions that did not change");
  app.add_option("--old-source", options.diff.oldPlace,
                 "file or folder with the source that OLD was compiled from, "
                 "if it has changed since")
      ->type_name("PATH")
      ->check(checkPlace);
  app.add_option("--new-source", options.diff.newPlace, "the same for NEW")
      ->type_name("PATH")
      ->check(checkPlace);
  std::vector<std::string> conditions;
  app.add_option("--fail-if", conditions,
                 "exit with 1 if a function is worse by more than that and by "
                 "more than sampling explains: time>+10%, self>+5ms, "
                 "total:hits>+1000; METRIC is time, self, cpu, hits or calls")
      ->type_name("CONDITION")
      ->allow_extra_args(false)
      ->check([&](const std::string &text) {
        Expected<FailCondition> parsed = FailCondition::parse(text);
        if (!parsed)
          return llvm::toString(parsed.takeError());
        options.conditions.push_back(*parsed);
        return std::string();
      });
  ColorMode color = ColorMode::Auto;
  addColorOption(app, color);
  addFormatOption(app, options.format);
  app.footer("Examples:\n"
             "  lineprof diff old.out new.out\n"
             "  lineprof diff --old-source=../v1 old.out new.out\n"
             "  lineprof diff --fail-if 'time>+10%' --fail-if "
             "'total:time>+5%' old.out new.out");
  if (std::optional<int> status = parseCommandLine(app, argc, argv))
    return *status;
  options.text.colors = standardOutput(color).colors != ColorDepth::None;
  return compare(options);
}

} // namespace lineprof
