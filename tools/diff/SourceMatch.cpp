//===- diff/SourceMatch.cpp - which lines of two sources are the same -----===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "diff/SourceMatch.h"

#include "diff/LineMatcher.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using llvm::StringRef;

namespace lineprof {

namespace path = llvm::sys::path;

/// The file in \p place, a folder, that ends as \p recorded does, with as many
/// folders of it as can be; \p place itself if it is a file.
static std::string findIn(StringRef place, StringRef recorded) {
  if (!llvm::sys::fs::is_directory(place))
    return place.str();
  for (StringRef tail = path::relative_path(recorded); !tail.empty();) {
    llvm::SmallString<256> candidate(place);
    path::append(candidate, tail);
    if (llvm::sys::fs::is_regular_file(candidate))
      return candidate.str().str();
    tail = tail.split('/').second;
  }
  return "";
}

CompiledSource::CompiledSource(const Source &source, StringRef place)
    : source(source), text(source, findIn(place, source.path)) {}

std::optional<StringRef> CompiledSource::line(uint32_t number) const {
  return hasText() ? text.line(number) : std::nullopt;
}

std::vector<StringRef> CompiledSource::lines() const {
  std::vector<StringRef> lines;
  while (auto next = line(lines.size() + 1))
    lines.push_back(*next);
  return lines;
}

bool CompiledSource::isSameAs(const CompiledSource &other) const {
  return source.md5s.size() == 1 && source.md5s == other.source.md5s;
}

SourceMatch::SourceMatch(const CompiledSource &before,
                         const CompiledSource &after) {
  if (before.isSameAs(after)) {
    kind = Same;
  } else if (before.hasText() && after.hasText()) {
    kind = Matched;
    afterOf = matchLines(before.lines(), after.lines());
  }
}

std::optional<uint32_t> SourceMatch::newLine(uint32_t number) const {
  if (kind == Same)
    return number;
  if (number == 0 || number > afterOf.size() || !afterOf[number - 1])
    return std::nullopt;
  return *afterOf[number - 1] + 1;
}

} // namespace lineprof
