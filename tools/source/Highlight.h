//===- source/Highlight.h - what to colour in a source --------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_SOURCE_HIGHLIGHT_H
#define LINEPROF_TOOLS_SOURCE_HIGHLIGHT_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

#include <cstdint>
#include <vector>

namespace lineprof {

enum class Syntax : uint8_t {
  Keyword,
  Type, ///< built in
  Number,
  String,
  Comment,
  Directive, ///< of the preprocessor
};

/// A stretch of one line, in bytes from its start.
struct Span {
  uint32_t begin;
  uint32_t end;
  Syntax syntax;
};

/// The spans of a C or C++ source; what is in none of them is plain.
class Highlighting {
public:
  /// \p path says by its extension which language it is. Any text will do.
  Highlighting(llvm::StringRef text, llvm::StringRef path);

  /// Of line \p number, from 1: sorted, disjoint, and within the line without
  /// its end (\n or \r\n). Empty beyond the last line.
  llvm::ArrayRef<Span> line(uint32_t number) const;

private:
  std::vector<std::vector<Span>> lines;
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_SOURCE_HIGHLIGHT_H
