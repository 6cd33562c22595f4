//===- html/FlameGraph.h - time by stacks of tagged functions -------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_HTML_FLAMEGRAPH_H
#define LINEPROF_TOOLS_HTML_FLAMEGRAPH_H

#include "html/Page.h"

namespace lineprof {

/// The tree \p nodes as a picture, callers above callees, and as text; empty if
/// no time was seen in it. Stacks that differ only in lines are one.
std::string flameGraph(const Page &page, llvm::ArrayRef<TreeNode> nodes);

} // namespace lineprof

#endif // LINEPROF_TOOLS_HTML_FLAMEGRAPH_H
