//===- html/Listing.h - a function, line by line, as HTML -----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_HTML_LISTING_H
#define LINEPROF_TOOLS_HTML_LISTING_H

#include "html/Page.h"
#include "source/SourceText.h"

namespace lineprof {

/// Heading, summary and lines of function number \p index of \p page.
std::string listing(const Page &page, size_t index, SourceTexts &texts);

} // namespace lineprof

#endif // LINEPROF_TOOLS_HTML_LISTING_H
