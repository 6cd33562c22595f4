//===- html/Overview.h - the tables of functions and files ----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_HTML_OVERVIEW_H
#define LINEPROF_TOOLS_HTML_OVERVIEW_H

#include "html/Page.h"

namespace lineprof {

/// One row for each function that is shown, the longest time first.
std::string functionTable(const Page &page);

/// One row for each source with such functions; empty if there is only one.
std::string fileTable(const Page &page);

} // namespace lineprof

#endif // LINEPROF_TOOLS_HTML_OVERVIEW_H
