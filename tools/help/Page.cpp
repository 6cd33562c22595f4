//===- help/Page.cpp - pages of docs/cli ----------------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "help/Page.h"

#include "support/Text.h"

using llvm::StringRef;

namespace lineprof {

namespace {

struct Source {
  StringRef name;
  StringRef text;
};

/// kPages and kDate.
#include "help/Pages.inc"

void toUpper(RichLine &line) {
  for (Run &run : line)
    run.text = StringRef(run.text).upper();
}

Block heading(const char *text) {
  Block block{Block::Heading};
  block.level = 2;
  block.text = {{text, Style::Plain}};
  return block;
}

Block nameBlock(const std::string &name, StringRef summary) {
  Block block{Block::Paragraph};
  block.text = {{fmt::format("{} - {}", name, summary), Style::Plain}};
  return block;
}

} // namespace

std::optional<HelpPage> findPage(StringRef name, StringRef summary) {
  HelpPage page;
  page.name = name == "lineprof" ? name.str() : ("lineprof-" + name).str();
  page.date = kDate;
  for (const Source &source : kPages) {
    if (source.name != name)
      continue;
    std::vector<Block> blocks = parseMarkdown(source.text);
    page.blocks = {heading("NAME"), nameBlock(page.name, summary)};
    for (size_t i = 1; i < blocks.size(); ++i) { // 0 is the title
      Block &block = blocks[i];
      if (i == 1)
        page.blocks.push_back(heading("SYNOPSIS"));
      if (i == 2)
        page.blocks.push_back(heading("DESCRIPTION"));
      if (block.kind == Block::Heading && block.level == 2)
        toUpper(block.text);
      page.blocks.push_back(std::move(block));
    }
    return page;
  }
  return std::nullopt;
}

} // namespace lineprof
