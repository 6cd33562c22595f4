//===- terminal/Terminal.cpp - what standard output can show --------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "terminal/Terminal.h"

#include "llvm/ADT/StringRef.h"

#include <cstdlib>

#include <sys/ioctl.h>
#include <unistd.h>

using llvm::StringRef;

namespace lineprof {

namespace {

constexpr size_t kUsualWidth = 80;

StringRef variable(const char *name) {
  const char *value = getenv(name);
  return value ? value : "";
}

size_t widthOfOutput() {
  winsize size = {};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col)
    return size.ws_col;
  size_t columns;
  if (!variable("COLUMNS").getAsInteger(10, columns) && columns)
    return columns;
  return kUsualWidth;
}

bool wantsColor(ColorMode mode, bool interactive) {
  if (mode != ColorMode::Auto)
    return mode == ColorMode::Always;
  if (!variable("NO_COLOR").empty())
    return false;
  StringRef force = variable("CLICOLOR_FORCE");
  if (!force.empty() && force != "0")
    return true;
  return interactive && !variable("TERM").empty() && variable("TERM") != "dumb";
}

ColorDepth depthOfTerm() {
  StringRef colors = variable("COLORTERM"), term = variable("TERM");
  if (colors == "truecolor" || colors == "24bit" || term.ends_with("-direct"))
    return ColorDepth::True;
  return term.contains("256color") ? ColorDepth::Palette256
                                   : ColorDepth::Sixteen;
}

} // namespace

Terminal standardOutput(ColorMode mode) {
  Terminal terminal;
  terminal.interactive = isatty(STDOUT_FILENO);
  if (terminal.interactive)
    terminal.width = widthOfOutput();
  if (wantsColor(mode, terminal.interactive))
    terminal.colors = depthOfTerm();
  return terminal;
}

void addColorOption(CLI::App &app, ColorMode &mode) {
  static const std::map<std::string, ColorMode> kModes = {
      {"auto", ColorMode::Auto},
      {"always", ColorMode::Always},
      {"never", ColorMode::Never}};
  app.add_option_function<std::string>(
         "--color", [&](const std::string &name) { mode = kModes.at(name); },
         "auto (default: on a terminal), always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}));
}

} // namespace lineprof
