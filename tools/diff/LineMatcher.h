//===- diff/LineMatcher.h - which line of a text became which -------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_DIFF_LINEMATCHER_H
#define LINEPROF_TOOLS_DIFF_LINEMATCHER_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

#include <optional>
#include <vector>

namespace lineprof {

/// For each line of \p before, the index of the one in \p after that it became,
/// if it is still there. Indentation doesn't count. Indices only grow.
std::vector<std::optional<size_t>>
matchLines(llvm::ArrayRef<llvm::StringRef> before,
           llvm::ArrayRef<llvm::StringRef> after);

} // namespace lineprof

#endif // LINEPROF_TOOLS_DIFF_LINEMATCHER_H
