//===- source/SourceText.h - the lines of a source file -------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_SOURCE_SOURCETEXT_H
#define LINEPROF_TOOLS_SOURCE_SOURCETEXT_H

#include "model/Profile.h"
#include "source/Conditions.h"
#include "source/Highlight.h"

#include "llvm/Support/MemoryBuffer.h"

namespace lineprof {

class SourceText {
public:
  /// Opens \p source where it was compiled, or if it is not there any more or
  /// has changed, at \p given, which may be empty, or below the current folder
  /// where its checksum tells that it is the one.
  SourceText(const Source &source, llvm::StringRef given);

  /// Line \p number, from 1, without its end; nothing beyond the last.
  std::optional<llvm::StringRef> line(uint32_t number) const;

  /// What to colour in line \p number. The first call reads the whole text.
  llvm::ArrayRef<Span> spans(uint32_t number) const;

  /// The first call reads the whole text.
  const Conditions &conditions() const;

  /// The whole file; empty if there is none.
  llvm::StringRef contents() const { return text ? text->getBuffer() : ""; }

  /// Why the text can't be trusted: one line, or empty.
  const std::string &warning() const { return whyNot; }

private:
  std::unique_ptr<llvm::MemoryBuffer> text;
  std::vector<llvm::StringRef> lines;
  std::string path; ///< for its extension
  mutable std::optional<Highlighting> highlighting;
  mutable std::optional<Conditions> readConditions;
  std::string whyNot;
};

/// The sources of a profile, each opened once.
class SourceTexts {
public:
  SourceTexts(const Profile &profile, llvm::StringRef given)
      : profile(profile), given(given) {}

  /// Source \p index of the profile.
  const SourceText &operator[](uint32_t index);

  /// Of all that were asked for, in that order.
  std::vector<std::string> warnings;

private:
  const Profile &profile;
  std::string given; ///< where to look for a source of this name; may be empty
  std::map<uint32_t, SourceText> texts;
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_SOURCE_SOURCETEXT_H
