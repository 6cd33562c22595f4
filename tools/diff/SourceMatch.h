//===- diff/SourceMatch.h - which lines of two sources are the same -------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_DIFF_SOURCEMATCH_H
#define LINEPROF_TOOLS_DIFF_SOURCEMATCH_H

#include "source/SourceText.h"

namespace lineprof {

/// A source as it was compiled, with its text if that is still at hand.
class CompiledSource {
public:
  /// \p place is a file or a folder to look in, if the source is not where it
  /// was or has changed. It may be empty.
  CompiledSource(const Source &source, llvm::StringRef place);

  bool hasText() const { return text.warning().empty(); }

  /// The text of line \p number, from 1; nothing beyond the last.
  std::optional<llvm::StringRef> line(uint32_t number) const;

  std::vector<llvm::StringRef> lines() const;

  /// True if their checksums say so.
  bool isSameAs(const CompiledSource &other) const;

private:
  const Source &source;
  SourceText text;
};

class SourceMatch {
public:
  SourceMatch(const CompiledSource &before, const CompiledSource &after);

  /// True if newLine() knows: the sources are equal, or both texts are at hand.
  bool isKnown() const { return kind != Unknown; }

  /// The number that line \p number of the old source has in the new one,
  /// if it is still there.
  std::optional<uint32_t> newLine(uint32_t number) const;

private:
  enum { Same, Matched, Unknown } kind = Unknown;
  std::vector<std::optional<size_t>> afterOf; ///< from 0; if Matched
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_DIFF_SOURCEMATCH_H
