//===- source/Tokens.cpp - the tokens of a source file --------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "source/Tokens.h"

#include "clang/Basic/IdentifierTable.h"
#include "clang/Basic/LangOptions.h"
#include "clang/Basic/LangStandard.h"
#include "clang/Lex/Lexer.h"
#include "llvm/Support/Path.h"
#include "llvm/TargetParser/Triple.h"

#include <string>

using clang::LangOptions;
using clang::LangStandard;
using llvm::StringRef;

namespace tok = clang::tok;

namespace lineprof {

namespace {

LangOptions languageOf(StringRef path) {
  bool isC = llvm::sys::path::extension(path) == ".c";
  LangOptions options;
  std::vector<std::string> includes;
  LangOptions::setLangDefaults(
      options, isC ? clang::Language::C : clang::Language::CXX, llvm::Triple(),
      includes, isC ? LangStandard::lang_gnu17 : LangStandard::lang_gnucxx20);
  // These the driver sets.
  options.GNUKeywords = true;
  options.CXXOperatorNames = options.WChar = options.Char8 =
      options.Coroutines = !isC;
  return options;
}

} // namespace

std::vector<SourceToken> lexSource(StringRef text, StringRef path) {
  LangOptions language = languageOf(path);
  clang::IdentifierTable keywords(language);
  std::string terminated = text.str(); // the lexer wants a zero at the end
  const char *begin = terminated.data();
  clang::Lexer lexer(clang::SourceLocation(), language, begin, begin,
                     begin + terminated.size());
  lexer.SetCommentRetentionState(true);

  std::vector<SourceToken> tokens;
  for (clang::Token token;;) {
    lexer.LexFromRawLexer(token);
    if (token.is(tok::eof))
      break;
    auto end = static_cast<uint32_t>(lexer.getBufferLocation() - begin);
    tokens.push_back({end - token.getLength(), token.getLength(),
                      token.getKind(), token.isAtStartOfLine()});
    if (token.is(tok::raw_identifier))
      tokens.back().kind = keywords.get(token.getRawIdentifier()).getTokenID();
  }
  // The lexer skips a comment without an end.
  size_t last = tokens.empty() ? 0 : tokens.back().end();
  size_t open = text.find_first_not_of(" \t\r\n", last);
  if (text.substr(open).starts_with("/*"))
    tokens.push_back({static_cast<uint32_t>(open),
                      static_cast<uint32_t>(text.size() - open), tok::comment,
                      true});
  return tokens;
}

} // namespace lineprof
