//===- source/SourceText.cpp - the lines of a source file -----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "source/SourceText.h"

#include "support/SourcePath.h"
#include "support/Text.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MD5.h"
#include "llvm/Support/Path.h"

using llvm::MemoryBuffer;
using llvm::StringRef;

namespace lineprof {

namespace {

/// Null if there is no such file. Devices and pipes, which a made-up profile
/// could name, are not opened.
std::unique_ptr<MemoryBuffer> open(StringRef path) {
  if (path.empty() || !llvm::sys::fs::is_regular_file(path))
    return nullptr;
  auto file = MemoryBuffer::getFile(path, /*IsText=*/false,
                                    /*RequiresNullTerminator=*/false,
                                    /*IsVolatile=*/true);
  return file ? std::move(*file) : nullptr;
}

bool isUnchanged(const MemoryBuffer &text, const Source &source) {
  if (source.md5s.empty())
    return true;
  auto md5 = llvm::MD5::hash(llvm::arrayRefFromStringRef(text.getBuffer()));
  return source.md5s.size() == 1 && *source.md5s.begin() == Md5(md5);
}

/// Below the current folder, if it is there and certain to be the same.
std::unique_ptr<MemoryBuffer> openHere(const Source &source) {
  if (source.md5s.size() != 1)
    return nullptr;
  for (StringRef place : placesHere(source.path))
    if (auto text = open(place); text && isUnchanged(*text, source))
      return text;
  return nullptr;
}

} // namespace

SourceText::SourceText(const Source &source, StringRef given)
    : path(source.path) {
  text = open(source.path);
  bool isTheOne = text && isUnchanged(*text, source);
  if (!isTheOne)
    if (auto other = open(given)) {
      isTheOne = isUnchanged(*other, source);
      if (!text || isTheOne)
        text = std::move(other);
    }
  if (!isTheOne)
    if (auto other = openHere(source)) {
      isTheOne = true;
      text = std::move(other);
    }
  if (!text) {
    whyNot =
        source.path.empty()
            ? "source (unknown): not found, so lines have no text; compile "
              "with -g"
            : fmt::format("source {}: not found, so lines have no text; run "
                          "lineprof in the folder where it is now, or give it "
                          "as SOURCE",
                          source.path);
    return;
  }
  if (source.md5s.size() > 1)
    whyNot = fmt::format("source {}: the profiles are of several versions of "
                         "it, so lines may not fit",
                         source.path);
  else if (!isTheOne)
    whyNot = fmt::format("source {}: changed since it was compiled, so lines "
                         "may not fit; build and run the program again",
                         source.path);
  StringRef rest = text->getBuffer();
  while (!rest.empty()) {
    auto [line, after] = rest.split('\n');
    line.consume_back("\r");
    lines.push_back(line);
    rest = after;
  }
}

std::optional<StringRef> SourceText::line(uint32_t number) const {
  if (number == 0 || number > lines.size())
    return std::nullopt;
  return lines[number - 1];
}

llvm::ArrayRef<Span> SourceText::spans(uint32_t number) const {
  if (!highlighting)
    highlighting.emplace(contents(), path);
  return highlighting->line(number);
}

const Conditions &SourceText::conditions() const {
  if (!readConditions)
    readConditions.emplace(contents(), path);
  return *readConditions;
}

const SourceText &SourceTexts::operator[](uint32_t index) {
  auto found = texts.find(index);
  if (found != texts.end())
    return found->second;
  const Source &source = profile.source(index);
  bool isGiven = llvm::sys::path::filename(given) ==
                 llvm::sys::path::filename(source.path);
  auto [it, isNew] =
      texts.try_emplace(index, source, isGiven ? StringRef(given) : "");
  if (!it->second.warning().empty())
    warnings.push_back(it->second.warning());
  return it->second;
}

} // namespace lineprof
