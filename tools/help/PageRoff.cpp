//===- help/PageRoff.cpp - a page for man ---------------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "help/Page.h"

#include "support/Text.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/ConvertUTF.h"

using llvm::StringRef;

namespace lineprof {

namespace {

/// Characters that roff has a meaning for, or that some output would change.
StringRef escapeOf(char character) {
  return llvm::StringSwitch<StringRef>(StringRef(&character, 1))
      .Case("\\", "\\e")
      .Case("-", "\\-")
      .Case("'", "\\(aq")
      .Case("`", "\\(ga")
      .Case("^", "\\(ha")
      .Case("~", "\\(ti")
      .Case("\"", "\\(dq")
      .Default("");
}

std::string escape(StringRef text) {
  std::string result;
  while (!text.empty()) {
    if (StringRef escaped = escapeOf(text.front()); !escaped.empty()) {
      result += escaped;
      text = text.drop_front();
      continue;
    }
    size_t length = std::min<size_t>(
        llvm::getNumBytesForUTF8(static_cast<llvm::UTF8>(text.front())),
        text.size());
    llvm::SmallVector<char32_t> points;
    const auto *bytes = reinterpret_cast<const llvm::UTF8 *>(text.data());
    llvm::UTF32 point = 0;
    if (length > 1 &&
        llvm::convertUTF8Sequence(&bytes, bytes + length, &point,
                                  llvm::strictConversion) == llvm::conversionOK)
      result += fmt::format("\\[u{:04X}]", point);
    else
      result += text.take_front(length);
    text = text.drop_front(length);
  }
  return result;
}

std::string roff(const RichLine &line) {
  std::string text;
  for (const Run &run : line)
    switch (run.style) {
    case Style::Plain:
      text += escape(run.text);
      break;
    case Style::Code:
    case Style::Strong:
      text += "\\fB" + escape(run.text) + "\\fR";
      break;
    case Style::Emphasis:
      text += "\\fI" + escape(run.text) + "\\fR";
      break;
    }
  // A point at the start of a line would be a request.
  return StringRef(text).starts_with(".") ? "\\&" + text : text;
}

class RoffWriter {
public:
  void add(const Block &block, bool isFirst) {
    switch (block.kind) {
    case Block::Heading:
      text += (block.level == 3 ? ".SS " : ".SH ") + roff(block.text) + '\n';
      break;
    case Block::Paragraph:
      text += (isFirst ? "" : ".PP\n") + roff(block.text) + '\n';
      break;
    case Block::Code:
      text += isFirst ? "" : ".PP\n";
      text += ".nf\n.RS 4\n";
      for (const std::string &line : block.lines)
        text += roff({{line, Style::Plain}}) + '\n';
      text += ".RE\n.fi\n";
      break;
    case Block::Item:
      text += ".IP \\(bu 2\n" + roff(block.text) + '\n';
      break;
    case Block::Definition:
      text += ".TP\n" + roff(block.term) + '\n' + roff(block.text) + '\n';
      break;
    }
  }

  std::string text;
};

} // namespace

std::string pageRoff(const HelpPage &page) {
  RoffWriter writer;
  writer.text = fmt::format(".TH {} 1 {} \"lineprof {}\" \"lineprof manual\"\n",
                            StringRef(escape(page.name)).upper(), page.date,
                            LINEPROF_VERSION);
  bool isFirst = true;
  for (const Block &block : page.blocks) {
    writer.add(block, isFirst);
    isFirst = block.kind == Block::Heading;
  }
  return writer.text;
}

} // namespace lineprof
