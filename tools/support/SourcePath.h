//===- support/SourcePath.h - paths of files, as recorded and as given ----===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_SUPPORT_SOURCEPATH_H
#define LINEPROF_TOOLS_SUPPORT_SOURCEPATH_H

#include "llvm/ADT/StringRef.h"

#include <string>
#include <vector>

namespace lineprof {

/// \p path without ".", ".." and double slashes, whatever exists.
std::string normalize(llvm::StringRef path);

/// \p path relative to the current folder if it lies below, else as it is.
std::string displayPath(llvm::StringRef path);

/// True if \p given, relative to any folder, names \p recorded: it is the same
/// path or ends it ("src/a.cpp" and "/home/me/src/a.cpp").
bool namesPath(llvm::StringRef given, llvm::StringRef recorded);

/// Where a file that was recorded on another machine may be: what \p recorded
/// ends in, relative to the current folder, the longest first. Whoever opens
/// one has to see whether it is the file.
std::vector<llvm::StringRef> placesHere(llvm::StringRef recorded);

} // namespace lineprof

#endif // LINEPROF_TOOLS_SUPPORT_SOURCEPATH_H
