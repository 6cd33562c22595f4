//===- html/Markup.h - text on its way into HTML --------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_HTML_MARKUP_H
#define LINEPROF_TOOLS_HTML_MARKUP_H

#include "llvm/ADT/StringRef.h"

#include <string>

namespace lineprof {

/// \p text as content of an element, or of an attribute in quotes, whatever
/// bytes it has. Tabs stay, other control characters become \xNN.
std::string escapeHtml(llvm::StringRef text);

/// What a Content-Security-Policy calls an inline script or style: its hash.
std::string contentHash(llvm::StringRef text);

} // namespace lineprof

#endif // LINEPROF_TOOLS_HTML_MARKUP_H
