//===- html/HtmlReport.h - a profile as one page --------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_HTML_HTMLREPORT_H
#define LINEPROF_TOOLS_HTML_HTMLREPORT_H

#include "source/SourceText.h"

namespace lineprof {

/// A page that needs nothing else: styles and script are in it. \p functions
/// are some of \p profile's, and the page has their lines. \p title is what the
/// profiles are called.
std::string htmlReport(const Profile &profile,
                       llvm::ArrayRef<const Function *> functions,
                       llvm::StringRef title, SourceTexts &texts);

} // namespace lineprof

#endif // LINEPROF_TOOLS_HTML_HTMLREPORT_H
