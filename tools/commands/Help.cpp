//===- commands/Help.cpp - lineprof help ----------------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Shows the page of docs/cli about a command.
//
//===----------------------------------------------------------------------===//

#include "commands/CommandLine.h"
#include "commands/Commands.h"
#include "help/Page.h"
#include "support/Text.h"
#include "terminal/Pager.h"

#include <algorithm>

namespace lineprof {

int helpCommand(int argc, char **argv) {
  // Longer lines are hard to read.
  constexpr size_t kMaxWidth = 88, kFileWidth = 80;
  std::string name = "lineprof";
  bool man = false;
  ColorMode color = ColorMode::Auto;
  CLI::App app("Shows the manual page of a command.");
  app.add_option("COMMAND", name, "of which one (default: lineprof itself)");
  app.add_flag("--man", man, "write the source of the page for man");
  addColorOption(app, color);
  if (std::optional<int> status = parseCommandLine(app, argc, argv))
    return *status;

  const Command *command = findCommand(name);
  if (!command && name != "lineprof")
    return reportNoCommand(name);
  std::optional<HelpPage> page = findPage(
      name, command ? command->summary : "a line profiler for C and C++");
  if (!page)
    return reportError(failure("help: has no page about {}; see 'lineprof {} "
                               "--help'",
                               name, name));
  if (man)
    return writeOut(pageRoff(*page));
  Terminal terminal = standardOutput(color);
  size_t width =
      terminal.width ? std::min(terminal.width, kMaxWidth) : kFileWidth;
  std::string text = pageText(*page, Palette(terminal.colors), width);
  return terminal.interactive ? writePaged(text) : writeOut(text);
}

} // namespace lineprof
