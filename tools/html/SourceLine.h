//===- tools/html/SourceLine.h - the text of a line, with what is known of it
//===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_HTML_SOURCELINE_H
#define LINEPROF_TOOLS_HTML_SOURCELINE_H

#include "SourceText.h"
#include "html/Page.h"

namespace lineprof {

/// Line \p key of \p function, which is in \p source: highlighted, its calls
/// linked to the functions that they call, and behind it which conditions held
/// and what was called.
std::string sourceLine(const Page &page, const Function &function, LineKey key,
                       const SourceText &source);

} // namespace lineprof

#endif // LINEPROF_TOOLS_HTML_SOURCELINE_H
