//===- help/PageText.cpp - a page for a terminal --------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "help/Page.h"
#include "terminal/SourceLine.h"

#include "llvm/ADT/StringExtras.h"

using llvm::StringRef;

namespace lineprof {

namespace {

constexpr size_t kMargin = 4, kNested = 8;

class TextWriter {
public:
  TextWriter(const Palette &palette, size_t width)
      : palette(palette), width(width) {}

  void add(const Block &block) {
    switch (block.kind) {
    case Block::Heading:
      separate();
      fill(block.text, block.level == 3 ? kMargin / 2 : 0, Style::Strong);
      return;
    case Block::Paragraph:
      separateUnlessHeading();
      fill(block.text, kMargin);
      break;
    case Block::Code:
      separateUnlessHeading();
      for (const std::string &line : block.lines)
        text += line.empty() ? "\n" : std::string(kNested, ' ') + line + '\n';
      break;
    case Block::Item:
      if (last != Block::Item)
        separateUnlessHeading();
      text += std::string(kMargin, ' ') + "- ";
      fill(block.text, kMargin + 2, Style::Plain, kMargin + 2);
      break;
    case Block::Definition:
      if (last != Block::Definition)
        separateUnlessHeading();
      fill(block.term, kMargin);
      fill(block.text, kNested);
      break;
    }
    last = block.kind;
  }

  std::string text;

private:
  void separate() {
    if (!text.empty())
      text += '\n';
    last = Block::Heading;
  }

  void separateUnlessHeading() {
    if (last != Block::Heading)
      separate();
  }

  std::string sequence(Style style) const {
    return style == Style::Plain ? "" : palette.bold();
  }

  /// Words that fit on a line, below one another. \p column is where the first
  /// line is already; it begins anew otherwise.
  void fill(const RichLine &line, size_t indent, Style all = Style::Plain,
            size_t column = 0) {
    std::string word;
    size_t wordWidth = 0;
    bool isFirst = column != 0;
    auto flush = [&] {
      if (!wordWidth)
        return;
      bool fits = column && column + !isFirst + wordWidth <= width;
      if (!fits && column)
        text += '\n';
      if (!fits)
        text += std::string(indent, ' ');
      else if (!isFirst)
        text += ' ';
      column = (fits ? column + !isFirst : indent) + wordWidth;
      isFirst = false;
      text += word;
      word.clear();
      wordWidth = 0;
    };
    for (const Run &run : line) {
      // Code with spaces stays in one piece only as far as it fits.
      StringRef rest = run.text;
      while (!rest.empty()) {
        auto [part, after] = rest.split(' ');
        Style style = all == Style::Plain ? run.style : all;
        word += Palette::paint(part, sequence(style));
        wordWidth += columnWidth(part);
        if (part.size() != rest.size())
          flush();
        rest = after;
      }
    }
    flush();
    text += '\n';
  }

  const Palette &palette;
  size_t width;
  Block::Kind last = Block::Heading;
};

} // namespace

std::string pageText(const HelpPage &page, const Palette &palette,
                     size_t width) {
  TextWriter writer(palette, width);
  for (const Block &block : page.blocks)
    writer.add(block);
  return writer.text;
}

} // namespace lineprof
