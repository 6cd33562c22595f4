//===- source/TokenClasses.h - what a token can be in a condition ---------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_SOURCE_TOKENCLASSES_H
#define LINEPROF_TOOLS_SOURCE_TOKENCLASSES_H

#include "clang/Basic/TokenKinds.h"

namespace lineprof {

bool isOpen(clang::tok::TokenKind kind);    ///< ( [ {
bool isClose(clang::tok::TokenKind kind);   ///< ) ] }
bool isLogical(clang::tok::TokenKind kind); ///< && ||
bool isAssignment(clang::tok::TokenKind kind);

/// Ends an operand of && and || on either side.
bool isBorder(clang::tok::TokenKind kind);

/// An operator that binds looser than a `!` before its left operand.
bool isBinary(clang::tok::TokenKind kind);

/// May begin a statement, and is no operator.
bool beginsStatement(clang::tok::TokenKind kind);

/// What stands before the bracket of an if, a loop or a macro.
bool isStatementHead(clang::tok::TokenKind kind);

/// May stand in template arguments, as far as they are told from comparisons.
bool isInAngles(clang::tok::TokenKind kind);

} // namespace lineprof

#endif // LINEPROF_TOOLS_SOURCE_TOKENCLASSES_H
