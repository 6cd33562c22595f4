//===- terminal/SourceLine.h - a line of source on its way out ------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_TERMINAL_SOURCELINE_H
#define LINEPROF_TOOLS_TERMINAL_SOURCELINE_H

#include "terminal/Palette.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

#include <string>

namespace lineprof {

/// Columns of a terminal that \p text takes, which is UTF-8 without controls.
size_t columnWidth(llvm::StringRef text);

/// A line and what to colour in it.
struct SourceLine {
  SourceLine(llvm::StringRef text, llvm::ArrayRef<Span> spans = {})
      : text(text), spans(spans) {}
  SourceLine(const char *text) : text(text) {}
  SourceLine(const std::string &text) : text(text) {}

  llvm::StringRef text;
  llvm::ArrayRef<Span> spans;
};

/// \p line for a terminal: in colour, with tabs as spaces up to the next
/// multiple of 8, other controls as \xNN, and cut with an ellipsis if it takes
/// more than \p width columns; 0: any number.
std::string renderLine(const SourceLine &line, const Palette &palette,
                       size_t width);

} // namespace lineprof

#endif // LINEPROF_TOOLS_TERMINAL_SOURCELINE_H
