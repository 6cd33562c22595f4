//===- commands/Export.cpp - lineprof export ------------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Writes a profile in a format that other tools open.
//
//===----------------------------------------------------------------------===//

#include "commands/CommandLine.h"
#include "commands/Commands.h"
#include "export/Formats.h"
#include "profile/ProfileFile.h"
#include "report/Json.h"
#include "support/Text.h"

#include "llvm/ADT/STLExtras.h"

using llvm::Expected;

namespace lineprof {

namespace {

struct Format {
  const char *name;
  const char *file; ///< written if no other is named
  Expected<std::string> (*write)(const Profile &profile);
};

Expected<std::string> toWholeJson(const Profile &profile) {
  return toJson(profile, profile.functions());
}

constexpr Format kFormats[] = {
    {"callgrind", "callgrind.out.lineprof", toCallgrind},
    {"chrome", "lineprof.trace.json", toChromeTrace},
    {"cobertura", "cobertura.xml", toCobertura},
    {"collapsed", "lineprof.collapsed", toCollapsed},
    {"csv", "lineprof.csv", toCsv},
    {"json", "lineprof.json", toWholeJson},
    {"lcov", "lineprof.info", toLcov},
    {"pprof", "lineprof.pb.gz", toPprof},
    {"speedscope", "lineprof.speedscope.json", toSpeedscope},
};

int exportProfile(const Format &format, const std::string &path,
                  const std::vector<std::string> &profiles) {
  Expected<Profile> profile = loadProfiles(profiles);
  if (!profile)
    return reportError(profile.takeError());
  for (const std::string &warning : profile->warnings())
    reportWarning(warning);
  Expected<std::string> text = format.write(*profile);
  if (!text)
    return reportError(failure("{}: {}", fmt::join(profiles, ", "),
                               llvm::toString(text.takeError())));
  if (path == "-")
    return writeOut(*text);
  if (llvm::Error error = writeReport(path, *text))
    return reportError(std::move(error));
  return writeOut(fmt::format("Wrote {}\n", escapeControls(path)));
}

} // namespace

int exportCommand(int argc, char **argv) {
  std::vector<std::string> names, profiles = {"prof.out"};
  for (const Format &format : kFormats)
    names.push_back(format.name);
  std::string name, path;
  CLI::App app("Writes a profile in a format that other tools open.");
  app.add_option("PROFILE", profiles,
                 "what the program wrote, added up (default: prof.out)");
  app.add_option("--format", name,
                 fmt::format("one of {}", fmt::join(names, ", ")))
      ->required()
      ->check(CLI::IsMember(names));
  app.add_option("-o,--output", path,
                 "file to write, - for standard output (default: the "
                 "format's name)")
      ->type_name("FILE");
  if (std::optional<int> status = parseCommandLine(app, argc, argv))
    return *status;
  const Format &format = *llvm::find_if(
      kFormats, [&](const Format &each) { return each.name == name; });
  return exportProfile(format, path.empty() ? format.file : path, profiles);
}

} // namespace lineprof
