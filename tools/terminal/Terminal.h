//===- terminal/Terminal.h - what standard output can show ----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_TERMINAL_TERMINAL_H
#define LINEPROF_TOOLS_TERMINAL_TERMINAL_H

#include <CLI/CLI.hpp>

#include <cstddef>

namespace lineprof {

enum class ColorMode { Auto, Always, Never };

enum class ColorDepth { None, Sixteen, Palette256, True };

/// Where text is going.
struct Terminal {
  bool interactive = false; ///< someone looks at it
  size_t width = 0;         ///< columns; 0: lines may be of any length
  ColorDepth colors = ColorDepth::None;

  /// True if more than plain text is wanted.
  bool isRich() const { return interactive || colors != ColorDepth::None; }
};

/// Standard output, by what it is and the environment: TERM, COLORTERM,
/// NO_COLOR, CLICOLOR_FORCE, COLUMNS. \p mode is stronger than these.
Terminal standardOutput(ColorMode mode);

/// Adds --color=auto|always|never, auto by default.
void addColorOption(CLI::App &app, ColorMode &mode);

} // namespace lineprof

#endif // LINEPROF_TOOLS_TERMINAL_TERMINAL_H
