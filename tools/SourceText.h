//===- tools/SourceText.h - the lines of a source file --------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_SOURCETEXT_H
#define LINEPROF_TOOLS_SOURCETEXT_H

#include "Profile.h"

#include "llvm/Support/MemoryBuffer.h"

namespace lineprof {

class SourceText {
public:
  /// Opens \p source where it was compiled, or at \p given if it is not there
  /// any more or has changed while that one has not. \p given may be empty.
  SourceText(const Source &source, llvm::StringRef given);

  /// Line \p number, from 1, without its end; nothing beyond the last.
  std::optional<llvm::StringRef> line(uint32_t number) const;

  /// Why the text can't be trusted: one line, or empty.
  const std::string &warning() const { return whyNot; }

private:
  std::unique_ptr<llvm::MemoryBuffer> text;
  std::vector<llvm::StringRef> lines;
  std::string whyNot;
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_SOURCETEXT_H
