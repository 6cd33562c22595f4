//===- commands/CommandLine.h - options that commands share ---------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_COMMANDS_COMMANDLINE_H
#define LINEPROF_TOOLS_COMMANDS_COMMANDLINE_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Error.h"

#include <CLI/CLI.hpp>

#include <optional>
#include <string>
#include <vector>

namespace lineprof {

struct Command;

/// Parses into what \p app was told. Gives the exit status if the command ends
/// here: after --help, or because of wrong usage, which was reported.
std::optional<int> parseCommandLine(CLI::App &app, int argc, char **argv);

/// Shows \p visit what \p command hands to parseCommandLine(), where the
/// command then ends.
void visitOptions(const Command &command,
                  llvm::function_ref<void(const CLI::App &)> visit);

/// True within visitOptions().
bool areOptionsVisited();

/// For CLI11: what is wrong with a value that is no number from \p least to
/// \p most, or nothing.
CLI::Validator isNumber(double least, double most);

/// The same for whole numbers from \p least on.
CLI::Validator isWholeNumber(uint64_t least);

/// Adds --function=REGEX, which is valid; empty by default.
void addFunctionOption(CLI::App &app, std::string &regex);

/// Adds --format=text|json, text by default.
void addFormatOption(CLI::App &app, std::string &format);

/// SOURCE and PROFILE... as several commands take them.
struct SourceAndProfiles {
  std::string source; ///< empty: all
  std::vector<std::string> profiles;

  void addTo(CLI::App &app);

  /// To be called after parsing: SOURCE may be missing, and then a profile is
  /// in its place. The error is one line.
  llvm::Error sortOut();
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_COMMANDS_COMMANDLINE_H
