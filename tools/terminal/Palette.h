//===- terminal/Palette.h - colours of the report -------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_TERMINAL_PALETTE_H
#define LINEPROF_TOOLS_TERMINAL_PALETTE_H

#include "source/Highlight.h"
#include "terminal/Terminal.h"

#include <string>

namespace lineprof {

/// Escape sequences for text in colours that can be read on dark and on light
/// ground. Without colours they are empty.
class Palette {
public:
  explicit Palette(ColorDepth depth) : depth(depth) {}

  std::string dim() const;
  std::string bold() const;
  std::string of(Syntax syntax) const;

  /// From dim to red, for a \p share of the time, 0 to 1.
  std::string heat(double share) const;

  /// \p text with \p sequence before it and the end of all colour behind.
  static std::string paint(llvm::StringRef text, const std::string &sequence);

private:
  struct Color {
    uint8_t red, green, blue;
    uint8_t of256;
    const char *of16; ///< parameters of the escape sequence
  };
  std::string sequence(const Color &color) const;

  ColorDepth depth;
};

/// A bar of \p width characters whose filled part shows \p share, 0 to 1, to
/// an eighth of a character.
std::string bar(double share, size_t width);

} // namespace lineprof

#endif // LINEPROF_TOOLS_TERMINAL_PALETTE_H
