//===- tools/html/LineText.h - the text of a line -------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_HTML_LINETEXT_H
#define LINEPROF_TOOLS_HTML_LINETEXT_H

#include "SourceText.h"
#include "html/Page.h"

namespace lineprof {

/// Line \p key of \p function, which is in \p source: highlighted, its calls
/// linked to the functions that they call, and behind it which conditions held
/// and what was called.
std::string lineText(const Page &page, const Function &function, LineKey key,
                     const SourceText &source);

} // namespace lineprof

#endif // LINEPROF_TOOLS_HTML_LINETEXT_H
