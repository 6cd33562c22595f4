//===- source/Highlight.cpp - what to colour in a source ------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "source/Highlight.h"

#include "source/Tokens.h"

#include "llvm/ADT/SmallVector.h"

#include <optional>

using llvm::StringRef;

namespace tok = clang::tok;

namespace lineprof {

namespace {

std::optional<Syntax> syntaxOf(tok::TokenKind kind) {
  switch (kind) {
  case tok::comment:
    return Syntax::Comment;
  case tok::numeric_constant:
    return Syntax::Number;
  case tok::kw_void:
  case tok::kw_bool:
  case tok::kw__Bool:
  case tok::kw_char:
  case tok::kw_char8_t:
  case tok::kw_char16_t:
  case tok::kw_char32_t:
  case tok::kw_wchar_t:
  case tok::kw_short:
  case tok::kw_int:
  case tok::kw_long:
  case tok::kw_signed:
  case tok::kw_unsigned:
  case tok::kw_float:
  case tok::kw_double:
  case tok::kw_auto:
    return Syntax::Type;
  default:
    if (tok::isStringLiteral(kind) || kind == tok::char_constant ||
        kind == tok::wide_char_constant || kind == tok::utf8_char_constant ||
        kind == tok::utf16_char_constant || kind == tok::utf32_char_constant)
      return Syntax::String;
    if (tok::getKeywordSpelling(kind))
      return Syntax::Keyword;
    return std::nullopt;
  }
}

/// A string or character without an end.
bool isOpenLiteral(const SourceToken &token, StringRef text) {
  StringRef spelling = text.substr(token.offset, token.size);
  return token.kind == tok::unknown && spelling.find_first_of("\"'") <= 3;
}

} // namespace

Highlighting::Highlighting(StringRef text, StringRef path) {
  llvm::SmallVector<StringRef, 0> contents;
  text.split(contents, '\n');
  lines.resize(contents.size());

  // Tokens come in order, so the line is found by going on from the last.
  size_t line = 0;
  auto add = [&](uint32_t begin, uint32_t end, Syntax syntax) {
    auto startOf = [&](size_t i) {
      return static_cast<uint32_t>(contents[i].data() - text.data());
    };
    while (line + 1 < contents.size() && startOf(line + 1) <= begin)
      ++line;
    for (;; ++line) {
      uint32_t start = startOf(line);
      auto width = static_cast<uint32_t>(contents[line].rtrim('\r').size());
      uint32_t from = std::max(begin, start) - start;
      uint32_t to = std::min(end - start, width);
      if (from < to)
        lines[line].push_back({from, to, syntax});
      if (line + 1 == contents.size() || startOf(line + 1) >= end)
        return;
    }
  };

  std::vector<SourceToken> tokens = lexSource(text, path);
  for (size_t i = 0; i < tokens.size(); ++i) {
    const SourceToken &token = tokens[i];
    if (token.kind == tok::hash && token.startsLine) {
      bool named = i + 1 < tokens.size() && !tokens[i + 1].startsLine;
      add(token.offset, token.end(), Syntax::Directive);
      if (!named)
        continue;
      const SourceToken &name = tokens[++i];
      add(name.offset, name.end(), Syntax::Directive);
      StringRef spelling = text.substr(name.offset, name.size);
      if (!spelling.starts_with("include"))
        continue;
      // <a/b.h> comes in many tokens.
      for (; i + 1 < tokens.size() && !tokens[i + 1].startsLine &&
             tokens[i + 1].kind != tok::comment;
           ++i)
        add(tokens[i + 1].offset, tokens[i + 1].end(), Syntax::String);
    } else if (isOpenLiteral(token, text)) {
      add(token.offset, token.end(), Syntax::String);
    } else if (std::optional<Syntax> syntax = syntaxOf(token.kind)) {
      add(token.offset, token.end(), *syntax);
    }
  }
}

llvm::ArrayRef<Span> Highlighting::line(uint32_t number) const {
  if (number == 0 || number > lines.size())
    return {};
  return lines[number - 1];
}

} // namespace lineprof
