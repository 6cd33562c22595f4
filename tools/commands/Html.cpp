//===- commands/Html.cpp - lineprof html ----------------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Writes sources with hits and times, a list of functions and a flame graph as
// one page for a browser.
//
//===----------------------------------------------------------------------===//

#include "commands/CommandLine.h"
#include "commands/Commands.h"
#include "commands/SourceSelection.h"
#include "html/HtmlReport.h"
#include "profile/ProfileFile.h"
#include "support/Text.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using llvm::Expected;

namespace lineprof {

namespace {

struct Options {
  SourceAndProfiles input;
  std::string output = "lineprof.html";
};

std::string outputFile(const std::string &output) {
  if (!llvm::sys::fs::is_directory(output))
    return output;
  llvm::SmallString<256> file(output);
  llvm::sys::path::append(file, "index.html");
  return file.str().str();
}

int writeHtml(const Options &options) {
  Expected<Profile> profile = loadProfiles(options.input.profiles);
  if (!profile)
    return reportError(profile.takeError());
  Expected<std::vector<const Function *>> functions =
      selectFunctions(*profile, options.input.source);
  if (!functions)
    return reportError(failure("{}: {}", options.input.profiles.front(),
                               llvm::toString(functions.takeError())));
  SourceTexts texts(*profile, options.input.source);
  std::vector<llvm::StringRef> names; // titles have no room for folders
  for (const std::string &path : options.input.profiles)
    names.push_back(llvm::sys::path::filename(path));
  std::string page =
      htmlReport(*profile, *functions, llvm::join(names, ", "), texts);
  for (const std::string &warning :
       llvm::concat<const std::string>(profile->warnings(), texts.warnings))
    reportWarning(warning);
  if (options.output == "-")
    return writeOut(page);
  std::string file = outputFile(options.output);
  if (llvm::Error error = writeReport(file, page))
    return reportError(std::move(error));
  return writeOut(fmt::format("Wrote {}\n", escapeControls(file)));
}

} // namespace

int htmlCommand(int argc, char **argv) {
  Options options;
  CLI::App app("Writes the report as one page for a browser.");
  options.input.addTo(app);
  app.add_option("-o,--output", options.output,
                 "the file, a folder for index.html in it, or - for standard "
                 "output (default: lineprof.html)")
      ->type_name("FILE");
  if (std::optional<int> status = parseCommandLine(app, argc, argv))
    return *status;
  if (llvm::Error error = options.input.sortOut())
    return reportError(std::move(error));
  return writeHtml(options);
}

} // namespace lineprof
