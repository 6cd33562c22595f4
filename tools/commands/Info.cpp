//===- commands/Info.cpp - lineprof info ----------------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Prints what a profile is of, how it was taken, and what it lacks.
//
//===----------------------------------------------------------------------===//

#include "commands/CommandLine.h"
#include "commands/Commands.h"
#include "model/ProfileInfo.h"
#include "support/Text.h"

using llvm::Expected;

namespace lineprof {

int infoCommand(int argc, char **argv) {
  std::vector<std::string> profiles = {"prof.out"};
  std::string format;
  CLI::App app("Prints what profiles are of, how they were taken and what they "
               "lack.");
  app.add_option("PROFILE", profiles,
                 "what the program wrote (default: prof.out)");
  addFormatOption(app, format);
  app.footer("Examples:\n"
             "  lineprof info\n"
             "  lineprof info --format=json prof.out.*");
  if (std::optional<int> status = parseCommandLine(app, argc, argv))
    return *status;
  int status = 0;
  std::vector<ProfileInfo> infos;
  for (const std::string &path : profiles)
    if (Expected<ProfileInfo> info = readInfo(path))
      infos.push_back(std::move(*info));
    else
      status = reportError(info.takeError());
  int written = 0;
  if (!infos.empty() || format == "json")
    written = writeOut(format == "json" ? infoJson(infos) : infoText(infos));
  return status ? status : written;
}

} // namespace lineprof
