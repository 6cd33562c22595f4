//===- tools/html/SourceLine.h - the text of a line, with what is known of it
//===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_HTML_SOURCELINE_H
#define LINEPROF_TOOLS_HTML_SOURCELINE_H

#include "html/Page.h"

namespace lineprof {

/// \p text of line \p key of \p function, its calls linked to the functions
/// that they call, and behind it which conditions held and what was called.
std::string sourceLine(const Page &page, const Function &function, LineKey key,
                       llvm::StringRef text);

} // namespace lineprof

#endif // LINEPROF_TOOLS_HTML_SOURCELINE_H
