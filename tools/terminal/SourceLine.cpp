//===- terminal/SourceLine.cpp - a line of source on its way out ----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "terminal/SourceLine.h"

#include "support/Text.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/Unicode.h"

using llvm::StringRef;

namespace lineprof {

namespace {

constexpr size_t kTabWidth = 8;

/// What is shown for one character of the source.
struct Glyph {
  std::string text;
  size_t width;
  uint32_t offset; ///< of the character in the source
};

std::vector<Glyph> glyphsOf(StringRef line) {
  std::vector<Glyph> glyphs;
  size_t column = 0;
  for (uint32_t offset = 0; offset < line.size();) {
    StringRef rest = line.drop_front(offset);
    size_t length = std::min<size_t>(
        llvm::getNumBytesForUTF8(static_cast<llvm::UTF8>(rest.front())),
        rest.size());
    std::string text = escapeControls(rest.take_front(length));
    if (rest.front() == '\t')
      text = std::string(kTabWidth - column % kTabWidth, ' ');
    glyphs.push_back({text, columnWidth(text), offset});
    column += glyphs.back().width;
    offset += length;
  }
  return glyphs;
}

/// Leaves what fits into \p width columns, one of which is for an ellipsis.
void cut(std::vector<Glyph> &glyphs, size_t width) {
  size_t column = 0, kept = 0;
  for (size_t i = 0; i < glyphs.size(); ++i) {
    column += glyphs[i].width;
    if (column < width)
      kept = i + 1;
  }
  if (column <= width || glyphs.empty())
    return;
  uint32_t offset = glyphs[std::min(kept, glyphs.size() - 1)].offset;
  glyphs.resize(kept);
  glyphs.push_back({"…", 1, offset});
}

} // namespace

size_t columnWidth(StringRef text) {
  int width = llvm::sys::unicode::columnWidthUTF8(text);
  if (width >= 0)
    return static_cast<size_t>(width);
  // Characters that are not assigned.
  return static_cast<size_t>(
      llvm::count_if(text, [](char byte) { return (byte & 0xc0) != 0x80; }));
}

std::string renderLine(const SourceLine &line, const Palette &palette,
                       size_t width) {
  llvm::ArrayRef<Span> spans = line.spans;
  std::vector<Glyph> glyphs = glyphsOf(line.text);
  if (width)
    cut(glyphs, width);
  std::string result, run;
  const Span *current = nullptr;
  auto flush = [&] {
    result += Palette::paint(run, current ? palette.of(current->syntax) : "");
    run.clear();
  };
  for (const Glyph &glyph : glyphs) {
    while (!spans.empty() && spans.front().end <= glyph.offset)
      spans = spans.drop_front();
    const Span *span = !spans.empty() && spans.front().begin <= glyph.offset
                           ? &spans.front()
                           : nullptr;
    if (span != current) {
      flush();
      current = span;
    }
    run += glyph.text;
  }
  flush();
  return result;
}

} // namespace lineprof
