//===- help/Markdown.cpp - the Markdown of docs/cli -----------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "help/Markdown.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

using llvm::StringRef;

namespace lineprof {

namespace {

constexpr StringRef kIndent = "    ";
constexpr StringRef kFence = "```";

class InlineParser {
public:
  RichLine parse(StringRef text) {
    while (!text.empty())
      if (!takeSpan(text, "`", Style::Code) &&
          !takeSpan(text, "**", Style::Strong) &&
          !takeSpan(text, "*", Style::Emphasis) && !takeLink(text)) {
        text.consume_front("\\");
        plain += text.take_front();
        text = text.drop_front(!text.empty());
      }
    flush();
    return std::move(line);
  }

private:
  void flush() {
    if (!plain.empty())
      line.push_back({std::exchange(plain, {}), Style::Plain});
  }

  bool takeSpan(StringRef &text, StringRef mark, Style style) {
    if (!text.starts_with(mark))
      return false;
    size_t end = text.find(mark, mark.size());
    if (end == StringRef::npos || end == mark.size() ||
        (style != Style::Code && llvm::isSpace(text[mark.size()])))
      return false;
    flush();
    line.push_back({text.slice(mark.size(), end).str(), style});
    text = text.drop_front(end + mark.size());
    return true;
  }

  bool takeLink(StringRef &text) {
    if (text.starts_with("<http")) {
      size_t end = text.find('>');
      plain += text.slice(1, end);
      text = text.substr(end).drop_front();
      return true;
    }
    size_t middle = text.find("](");
    if (!text.starts_with("[") || middle == StringRef::npos)
      return false;
    flush();
    llvm::append_range(line, InlineParser().parse(text.slice(1, middle)));
    text = text.substr(text.find(')', middle)).drop_front();
    return true;
  }

  std::string plain;
  RichLine line;
};

RichLine inlineOf(StringRef text) { return InlineParser().parse(text.trim()); }

/// The cells between bars; one after a backslash is no border.
std::vector<std::string> cellsOf(StringRef row) {
  std::vector<std::string> cells(1);
  row = row.trim();
  row.consume_front("|");
  row.consume_back("|");
  for (size_t i = 0; i < row.size(); ++i)
    if (row.substr(i).starts_with("\\|"))
      cells.back() += row[++i];
    else if (row[i] == '|')
      cells.emplace_back();
    else
      cells.back() += row[i];
  return cells;
}

class Parser {
public:
  explicit Parser(StringRef text) { text.split(lines, '\n'); }

  std::vector<Block> parse() {
    while (at < lines.size()) {
      StringRef line = lines[at];
      if (line.trim().empty())
        ++at;
      else if (line.starts_with("#"))
        takeHeading();
      else if (line.starts_with(kFence))
        takeFence();
      else if (line.starts_with(kIndent))
        takeIndented();
      else if (line.starts_with("|"))
        takeTable();
      else
        takeText(line.starts_with("- ") ? Block::Item : Block::Paragraph);
    }
    return std::move(blocks);
  }

private:
  void takeHeading() {
    StringRef text = lines[at++];
    Block block{Block::Heading};
    while (text.consume_front("#"))
      ++block.level;
    block.text = inlineOf(text);
    blocks.push_back(std::move(block));
  }

  void takeFence() {
    Block block{Block::Code};
    for (++at; at < lines.size() && !lines[at].starts_with(kFence); ++at)
      block.lines.push_back(lines[at].str());
    ++at;
    dropEmptyEnd(block);
    blocks.push_back(std::move(block));
  }

  static void dropEmptyEnd(Block &block) {
    while (!block.lines.empty() && block.lines.back().empty())
      block.lines.pop_back();
  }

  void takeIndented() {
    Block block{Block::Code};
    for (; at < lines.size() &&
           (lines[at].starts_with(kIndent) || lines[at].trim().empty());
         ++at)
      block.lines.push_back(
          lines[at]
              .drop_front(std::min(kIndent.size(), lines[at].size()))
              .str());
    dropEmptyEnd(block);
    blocks.push_back(std::move(block));
  }

  void takeTable() {
    constexpr size_t kHead = 2; // names of columns, and the line below
    at += kHead;
    for (; at < lines.size() && lines[at].starts_with("|"); ++at) {
      std::vector<std::string> cells = cellsOf(lines[at]);
      Block block{Block::Definition};
      block.term = inlineOf(cells.front());
      for (size_t i = 1; i < cells.size(); ++i) {
        if (i > 1)
          block.text.push_back({"; ", Style::Plain});
        llvm::append_range(block.text, inlineOf(cells[i]));
      }
      blocks.push_back(std::move(block));
    }
  }

  /// Up to an empty line, or the next item of a list.
  void takeText(Block::Kind kind) {
    std::string text = lines[at++].str();
    while (at < lines.size() && !lines[at].trim().empty() &&
           !(kind == Block::Item && lines[at].starts_with("- ")))
      text += " " + lines[at++].trim().str();
    StringRef all = text;
    if (kind == Block::Item)
      all.consume_front("- ");
    Block block{kind};
    block.text = inlineOf(all);
    blocks.push_back(std::move(block));
  }

  llvm::SmallVector<StringRef> lines;
  size_t at = 0;
  std::vector<Block> blocks;
};

} // namespace

std::vector<Block> parseMarkdown(StringRef text) {
  return Parser(text).parse();
}

} // namespace lineprof
