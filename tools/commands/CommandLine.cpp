//===- commands/CommandLine.cpp - options that commands share -------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "commands/CommandLine.h"

#include "commands/Commands.h"
#include "profile/ProfileFile.h"
#include "support/Text.h"

#include "llvm/Support/Regex.h"

namespace lineprof {

static llvm::function_ref<void(const CLI::App &)> gVisitor;

void visitOptions(const Command &command,
                  llvm::function_ref<void(const CLI::App &)> visit) {
  std::string name = command.name;
  char *argv[] = {name.data(), nullptr};
  gVisitor = visit;
  command.run(1, argv);
  gVisitor = nullptr;
}

bool areOptionsVisited() { return bool(gVisitor); }

std::optional<int> parseCommandLine(CLI::App &app, int argc, char **argv) {
  if (gVisitor) {
    gVisitor(app);
    return 0;
  }
  app.name(fmt::format("lineprof {}", argv[0]));
  std::string examples = app.get_footer();
  app.footer(fmt::format("{}{}Full page: lineprof help {}, or man lineprof-{}",
                         examples, examples.empty() ? "" : "\n\n", argv[0],
                         argv[0]));
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

/// For CLI11: what is wrong, or nothing.
static std::string checkRegex(const std::string &text) {
  std::string why;
  return llvm::Regex(text).isValid(why)
             ? ""
             : fmt::format("{} is not a regular expression: {}", text, why);
}

void addFunctionOption(CLI::App &app, std::string &regex) {
  app.add_option("--function", regex,
                 "only functions whose name matches this regular expression")
      ->type_name("REGEX")
      ->check(checkRegex);
}

void addFormatOption(CLI::App &app, std::string &format) {
  format = "text";
  app.add_option("--format", format, "text (default) or json")
      ->check(CLI::IsMember({"text", "json"}));
}

void SourceAndProfiles::addTo(CLI::App &app) {
  app.add_option("SOURCE", source,
                 "a source file, by any end of its path; - or none for all");
  app.add_option("PROFILE", profiles,
                 "what the program wrote, added up (default: prof.out)");
}

void SourceAndProfiles::sortOut() {
  if (isProfile(source)) {
    profiles.insert(profiles.begin(), source);
    source.clear();
  }
  if (source == "-")
    source.clear();
  if (profiles.empty())
    profiles.push_back("prof.out");
}

} // namespace lineprof
