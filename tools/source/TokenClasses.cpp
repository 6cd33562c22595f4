//===- source/TokenClasses.cpp - what a token can be in a condition -------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "source/TokenClasses.h"

namespace tok = clang::tok;

namespace lineprof {

bool isOpen(tok::TokenKind kind) {
  return kind == tok::l_paren || kind == tok::l_square || kind == tok::l_brace;
}

bool isClose(tok::TokenKind kind) {
  return kind == tok::r_paren || kind == tok::r_square || kind == tok::r_brace;
}

bool isLogical(tok::TokenKind kind) {
  return kind == tok::ampamp || kind == tok::pipepipe;
}

bool isAssignment(tok::TokenKind kind) {
  switch (kind) {
  case tok::equal:
  case tok::plusequal:
  case tok::minusequal:
  case tok::starequal:
  case tok::slashequal:
  case tok::percentequal:
  case tok::ampequal:
  case tok::pipeequal:
  case tok::caretequal:
  case tok::lesslessequal:
  case tok::greatergreaterequal:
    return true;
  default:
    return false;
  }
}

bool isBorder(tok::TokenKind kind) {
  switch (kind) {
  case tok::question:
  case tok::colon:
  case tok::semi:
  case tok::comma:
  case tok::kw_if:
  case tok::kw_else:
  case tok::kw_constexpr:
  case tok::kw_while:
  case tok::kw_for:
  case tok::kw_do:
  case tok::kw_switch:
  case tok::kw_case:
  case tok::kw_return:
  case tok::kw_co_return:
  case tok::kw_co_yield:
  case tok::kw_throw:
  case tok::kw_goto:
    return true;
  default:
    return isLogical(kind);
  }
}

bool isBinary(tok::TokenKind kind) {
  switch (kind) {
  case tok::equalequal:
  case tok::exclaimequal:
  case tok::less:
  case tok::lessequal:
  case tok::greater:
  case tok::greaterequal:
  case tok::spaceship:
  case tok::plus:
  case tok::minus:
  case tok::slash:
  case tok::percent:
  case tok::pipe:
  case tok::caret:
  case tok::lessless:
  case tok::greatergreater:
    return true;
  default:
    return false;
  }
}

bool beginsStatement(tok::TokenKind kind) {
  return kind == tok::identifier || kind == tok::l_brace ||
         clang::tok::getKeywordSpelling(kind);
}

bool isStatementHead(tok::TokenKind kind) {
  switch (kind) {
  case tok::identifier:
  case tok::kw_if:
  case tok::kw_while:
  case tok::kw_for:
  case tok::kw_switch:
    return true;
  default:
    return false;
  }
}

bool isInAngles(tok::TokenKind kind) {
  switch (kind) {
  case tok::identifier:
  case tok::coloncolon:
  case tok::comma:
  case tok::numeric_constant:
  case tok::star:
  case tok::amp:
  case tok::ellipsis:
    return true;
  default:
    return clang::tok::getKeywordSpelling(kind) && !isBorder(kind);
  }
}

} // namespace lineprof
