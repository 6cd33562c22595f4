//===- tools/CommandLine.cpp - options that commands share ----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CommandLine.h"

#include "Text.h"

namespace lineprof {

std::optional<int> parseCommandLine(CLI::App &app, int argc, char **argv) {
  app.name(fmt::format("lineprof {}", argv[0]));
  try {
    app.parse(argc, argv);
    return std::nullopt;
  } catch (const CLI::CallForHelp &) {
    return writeOut(app.help());
  } catch (const CLI::ParseError &error) {
    return reportError(fmt::format("{}: {}; see 'lineprof {} --help'", argv[0],
                                   error.what(), argv[0]),
                       2);
  }
}

void addFormatOption(CLI::App &app, std::string &format) {
  format = "text";
  app.add_option("--format", format, "text (default) or json")
      ->check(CLI::IsMember({"text", "json"}));
}

} // namespace lineprof
