//===- help/Markdown.h - the Markdown of docs/cli -------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_HELP_MARKDOWN_H
#define LINEPROF_TOOLS_HELP_MARKDOWN_H

#include "llvm/ADT/StringRef.h"

#include <string>
#include <vector>

namespace lineprof {

enum class Style { Plain, Code, Strong, Emphasis };

struct Run {
  std::string text;
  Style style;
};

using RichLine = std::vector<Run>;

/// A page is a row of these.
struct Block {
  enum Kind {
    Heading, ///< of level 1 to 3
    Paragraph,
    Code,       ///< lines as they are
    Item,       ///< of a list
    Definition, ///< of a term: a row of a table, whose first cell that is
  };
  Kind kind;
  int level = 0;
  RichLine term = {};
  RichLine text = {};
  std::vector<std::string> lines = {};
};

/// Reads headings, paragraphs, code blocks of either kind, lists of one level
/// and tables, whose heads are left out; within text code, *emphasis*,
/// **strong** text, and links, of which the name stays.
std::vector<Block> parseMarkdown(llvm::StringRef text);

} // namespace lineprof

#endif // LINEPROF_TOOLS_HELP_MARKDOWN_H
