//===- help/Page.h - pages of docs/cli, as text and as manual pages -------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_HELP_PAGE_H
#define LINEPROF_TOOLS_HELP_PAGE_H

#include "help/Markdown.h"
#include "terminal/Palette.h"

namespace lineprof {

/// A page in the form of a manual page: NAME, SYNOPSIS, DESCRIPTION, and what
/// follows it.
struct HelpPage {
  std::string name; ///< "lineprof-annotate"
  std::string date; ///< of the build, ISO 8601
  std::vector<Block> blocks;
};

/// docs/cli/NAME.md, or nothing if there is no such page. \p name is that of a
/// command, or "lineprof" for the program itself; \p summary says in one line
/// what it does.
std::optional<HelpPage> findPage(llvm::StringRef name, llvm::StringRef summary);

/// For a terminal of \p width columns, or for a file.
std::string pageText(const HelpPage &page, const Palette &palette,
                     size_t width);

/// For man.
std::string pageRoff(const HelpPage &page);

} // namespace lineprof

#endif // LINEPROF_TOOLS_HELP_PAGE_H
