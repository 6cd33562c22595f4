//===- source/Conditions.cpp - the text of a condition --------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// There is no parser here. From the token that the compiler names, the operand
// reaches to both sides up to what can't be within one: an operator that binds
// as loosely as && or looser, the bracket around it, a statement's keyword.
//
//===----------------------------------------------------------------------===//

#include "source/Conditions.h"

#include "source/TokenClasses.h"

#include "llvm/ADT/STLExtras.h"

using llvm::StringRef;

namespace tok = clang::tok;

namespace lineprof {

Conditions::Conditions(StringRef text, StringRef path)
    : text(text), tokens(lexSource(text, path)), lineStarts{0} {
  llvm::erase_if(tokens,
                 [](auto &token) { return token.kind == tok::comment; });
  for (size_t i = 0; i < text.size(); ++i)
    if (text[i] == '\n')
      lineStarts.push_back(static_cast<uint32_t>(i + 1));
}

std::optional<Conditions::Range> Conditions::at(uint32_t line,
                                                uint32_t column) const {
  std::optional<size_t> token = tokenAt(line, column);
  if (!token)
    return std::nullopt;
  if (std::optional<Range> condition = ofLoopAt(*token))
    return condition;
  if (tokens[*token].kind != tok::colon)
    return Range{firstOf(*token), lastOf(*token)};
  // for (auto &item : items)
  size_t first = *token, last = *token;
  while (first > 0 && !isOpen(tokens[first - 1].kind) &&
         tokens[first - 1].kind != tok::semi) {
    --first;
    if (isClose(tokens[first].kind)) // auto &[key, value]
      first = opening(first).value_or(first);
  }
  if (last + 1 < tokens.size())
    last = lastOf(last + 1);
  return Range{first, last};
}

std::optional<Conditions::Split> Conditions::split(Range condition) const {
  std::optional<size_t> found;
  for (size_t i = condition.first; i <= condition.last; ++i) {
    tok::TokenKind kind = tokens[i].kind;
    if (isOpen(kind))
      i = closing(i).value_or(condition.last);
    else if (kind == tok::question || isAssignment(kind))
      return std::nullopt;
    else if (kind == tok::pipepipe ||
             (kind == tok::ampamp &&
              (!found || tokens[*found].kind == tok::ampamp)))
      found = i;
  }
  if (!found || *found == condition.first || *found == condition.last)
    return std::nullopt;
  return Split{{condition.first, *found - 1},
               {*found + 1, condition.last},
               tokens[*found].kind == tok::ampamp};
}

Conditions::Range Conditions::inner(Range condition, bool &isNegated) const {
  while (condition.first < condition.last) {
    bool isBracketed = tokens[condition.first].kind == tok::l_paren &&
                       closing(condition.first) == condition.last;
    bool isNot = tokens[condition.first].kind == tok::exclaim &&
                 lastOfNot(condition.first) >= condition.last;
    if (isBracketed && condition.first + 1 < condition.last)
      --condition.last;
    else if (isNot)
      isNegated = !isNegated;
    else
      break;
    ++condition.first;
  }
  return condition;
}

Conditions::Range Conditions::outer(Range condition, bool &isNegated) const {
  Range outer = condition;
  while (condition.first > 0) {
    tok::TokenKind before = tokens[--condition.first].kind;
    if (before == tok::exclaim) {
      isNegated = !isNegated;
      outer = condition;
    } else if (before != tok::l_paren || ++condition.last == tokens.size() ||
               tokens[condition.last].kind != tok::r_paren)
      break;
  }
  return outer;
}

std::optional<size_t> Conditions::tokenAt(uint32_t line,
                                          uint32_t column) const {
  if (line == 0 || line > lineStarts.size() || column == 0)
    return std::nullopt;
  uint64_t offset = uint64_t(lineStarts[line - 1]) + column - 1;
  auto after = llvm::partition_point(
      tokens, [&](const SourceToken &token) { return token.end() <= offset; });
  if (after == tokens.end() || after->offset > offset)
    return std::nullopt;
  return after - tokens.begin();
}

/// In C, a condition that is no comparison has the place of the loop's keyword,
/// or of the last statement in the body of do.
std::optional<Conditions::Range> Conditions::ofLoopAt(size_t token) const {
  auto isAt = [&](size_t i, tok::TokenKind kind) {
    return i < tokens.size() && tokens[i].kind == kind;
  };
  size_t keyword = token;
  if (isAt(token, tok::r_brace)) {
    ++keyword;
  } else if (token > 0 && isAt(token - 1, tok::kw_do)) {
    keyword = next(token, isBorder);
    keyword += isAt(keyword, tok::semi);
  }
  bool isFor = isAt(token, tok::kw_for);
  if (!(isFor || isAt(keyword, tok::kw_while)) ||
      !isAt(keyword + 1, tok::l_paren))
    return std::nullopt;
  size_t first = keyword + 2;
  size_t end = closing(keyword + 1).value_or(first);
  if (isFor) {
    auto isSemicolon = [](tok::TokenKind kind) { return kind == tok::semi; };
    first = std::min(next(first, isSemicolon) + 1, end);
    size_t second = next(first, isSemicolon);
    end = second < end ? second : first;
  }
  if (first >= end)
    return std::nullopt;
  return Range{first, end - 1};
}

/// The first token from \p first on that \p isWanted and not in brackets.
size_t
Conditions::next(size_t first,
                 llvm::function_ref<bool(tok::TokenKind)> isWanted) const {
  for (; first < tokens.size() && !isWanted(tokens[first].kind); ++first)
    if (isOpen(tokens[first].kind))
      first = closing(first).value_or(first);
  return first;
}

/// The bracket that belongs to the one at \p bracket: (, [, { or the < of
/// template arguments. It is searched for from there by \p step, 1 or -1.
std::optional<size_t> Conditions::partner(size_t bracket, int step) const {
  tok::TokenKind first = tokens[bracket].kind;
  bool isAngle = first == tok::less || first == tok::greater ||
                 first == tok::greatergreater;
  int depth = 0;
  // Past the first token it wraps, and is no token any more.
  for (size_t i = bracket; i < tokens.size(); i += step) {
    tok::TokenKind kind = tokens[i].kind;
    int opened = isAngle ? (kind == tok::less) - (kind == tok::greater) -
                               2 * (kind == tok::greatergreater)
                         : isOpen(kind) - isClose(kind);
    depth += step * opened;
    if (depth <= 0)
      return i;
    if (isAngle && opened == 0 && !isInAngles(kind))
      return std::nullopt;
  }
  return std::nullopt;
}

/// Whether a statement begins behind the bracket \p close, which ends a macro
/// that is one itself, or the head of an if or loop.
bool Conditions::isBetweenStatements(size_t close) const {
  if (tokens[close].kind != tok::r_paren || close + 1 == tokens.size() ||
      !beginsStatement(tokens[close + 1].kind))
    return false;
  size_t open = opening(close).value_or(0);
  return open > 0 && isStatementHead(tokens[open - 1].kind);
}

/// Where the operand of \p token begins.
size_t Conditions::firstOf(size_t token) const {
  bool isWhole = isLogical(tokens[token].kind); // "a && b" as one value
  bool seenBinary = isWhole || isBinary(tokens[token].kind);
  size_t first = token;
  while (first > 0) {
    tok::TokenKind kind = tokens[first - 1].kind;
    if (isBetweenStatements(first - 1))
      break;
    if (isClose(kind)) {
      std::optional<size_t> open = opening(first - 1);
      bool isBlock = kind == tok::r_brace && open && *open > 0 &&
                     tokens[*open - 1].kind != tok::identifier;
      if (!open || isBlock)
        break;
      first = *open;
      continue;
    }
    bool mayCloseArguments = tokens[first].kind == tok::l_paren ||
                             tokens[first].kind == tok::coloncolon;
    if (mayCloseArguments &&
        (kind == tok::greater || kind == tok::greatergreater))
      if (std::optional<size_t> open = opening(first - 1)) {
        first = *open;
        continue;
      }
    if (isOpen(kind) || isAssignment(kind) ||
        (isBorder(kind) && !(isWhole && isLogical(kind))) ||
        (kind == tok::exclaim && !seenBinary))
      break;
    seenBinary |= isBinary(kind);
    --first;
  }
  return first;
}

/// Where it ends.
size_t Conditions::lastOf(size_t token) const {
  bool isWhole = isLogical(tokens[token].kind);
  size_t last = token;
  if (isOpen(tokens[token].kind))
    last = closing(token).value_or(token);
  while (last + 1 < tokens.size() && !isBetweenStatements(last)) {
    tok::TokenKind kind = tokens[last + 1].kind;
    bool mayBeArguments =
        kind == tok::less && tokens[last].kind == tok::identifier;
    if (isOpen(kind) || mayBeArguments) {
      std::optional<size_t> close = closing(last + 1);
      bool isCall = close && *close + 1 < tokens.size() &&
                    (isOpen(tokens[*close + 1].kind) ||
                     tokens[*close + 1].kind == tok::coloncolon);
      if (close && (isOpen(kind) || isCall)) {
        last = *close;
        continue;
      }
      if (!close && isOpen(kind))
        break;
    }
    if (isClose(kind) || (isBorder(kind) && !(isWhole && isLogical(kind))))
      break;
    ++last;
  }
  return last;
}

/// Where what the `!` at \p token is applied to ends.
size_t Conditions::lastOfNot(size_t token) const {
  size_t last = token;
  while (last + 1 < tokens.size()) {
    tok::TokenKind kind = tokens[last + 1].kind;
    if (isBinary(kind) || isBorder(kind) || isClose(kind))
      break;
    last = isOpen(kind) ? closing(last + 1).value_or(last + 1) : last + 1;
  }
  return last;
}

/// One space stands for any, for comments and for a new line; a new line next
/// to a bracket is nothing.
std::string Conditions::spelling(Range range) const {
  std::string result;
  for (size_t i = range.first; i <= range.last; ++i) {
    StringRef before;
    if (i > range.first)
      before = text.slice(tokens[i - 1].end(), tokens[i].offset);
    bool isBracketed = !before.empty() &&
                       (isOpen(tokens[i - 1].kind) || isClose(tokens[i].kind));
    if (!before.empty() && !(isBracketed && before.contains('\n')))
      result += ' ';
    result += text.substr(tokens[i].offset, tokens[i].size);
  }
  return result;
}

std::pair<uint32_t, uint32_t> Conditions::placeOf(Range range) const {
  uint32_t offset = tokens[range.first].offset;
  auto line = static_cast<uint32_t>(llvm::upper_bound(lineStarts, offset) -
                                    lineStarts.begin());
  return {line, offset - lineStarts[line - 1] + 1};
}

} // namespace lineprof
