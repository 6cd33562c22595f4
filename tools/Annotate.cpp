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
#include "Json.h"
#include "SourceSelection.h"
#include "Text.h"
#include "TextReport.h"

#include <cmath>

using llvm::Expected;

namespace lineprof {

namespace {

struct Options {
  std::string source; ///< empty: all
  std::vector<std::string> profiles;
  std::string format;
  TextOptions text;
};

/// SOURCE may be missing, and then a profile is in its place.
void sortArguments(Options &options) {
  if (isProfile(options.source)) {
    options.profiles.insert(options.profiles.begin(), options.source);
    options.source.clear();
  }
  if (options.source == "-")
    options.source.clear();
  if (options.profiles.empty())
    options.profiles.push_back("prof.out");
  options.text.givenSource = options.source;
}

int annotate(const Options &options) {
  Expected<Profile> profile = loadProfiles(options.profiles);
  if (!profile)
    return reportError(profile.takeError());
  Expected<std::vector<const Function *>> functions =
      selectFunctions(*profile, options.source);
  if (!functions)
    return reportError(failure("{}: {}", options.profiles.front(),
                               llvm::toString(functions.takeError())));
  std::vector<std::string> warnings = profile->warnings();
  std::string report =
      options.format == "json"
          ? toJson(*profile, *functions)
          : textReport(*profile, *functions, options.text, warnings);
  for (const std::string &warning : warnings)
    reportWarning(warning);
  return writeOut(report);
}

} // namespace

int annotateCommand(int argc, char **argv) {
  Options options;
  CLI::App app("Prints sources with hits and time of each line.");
  app.add_option("SOURCE", options.source,
                 "a source file, by any end of its path; - or none for all");
  app.add_option("PROFILE", options.profiles,
                 "what the program wrote, added up (default: prof.out)");
  app.add_flag("-z,--skip-zero", options.text.skipZero,
               "leave out functions that never ran");
  app.add_option("-u,--unit", options.text.unit,
                 "unit of the times, in seconds (default: 1e-06)")
      ->check([](const std::string &text) {
        double unit = 0;
        bool usable = CLI::detail::lexical_cast(text, unit) &&
                      std::isfinite(unit) && unit > 0;
        return usable ? "" : text + " is not a number above 0";
      });
  std::string columns;
  app.add_option("--columns", columns,
                 "columns of the table, with commas between: " + columnNames() +
                     " (default: hits,time,perhit,percent)")
      ->check([&](const std::string &list) {
        Expected<std::vector<Column>> parsed = parseColumns(list);
        if (!parsed)
          return llvm::toString(parsed.takeError());
        options.text.columns = std::move(*parsed);
        return std::string();
      });
  addFormatOption(app, options.format);
  if (std::optional<int> status = parseCommandLine(app, argc, argv))
    return *status;
  sortArguments(options);
  return annotate(options);
}

} // namespace lineprof
