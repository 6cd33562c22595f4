//===- source/Conditions.h - the text of a condition ----------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_SOURCE_CONDITIONS_H
#define LINEPROF_TOOLS_SOURCE_CONDITIONS_H

#include "source/Tokens.h"

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"

#include <optional>
#include <string>
#include <vector>

namespace lineprof {

/// Finds the operands of conditions in a C or C++ source.
class Conditions {
public:
  /// Tokens, by index; both ends are within.
  struct Range {
    size_t first, last;
    auto operator<=>(const Range &) const = default;
  };

  /// An && or ||, and what stands on its sides.
  struct Split {
    Range left, right;
    bool isAnd;
  };

  /// Keeps a reference to \p text. \p path says which language it is.
  Conditions(llvm::StringRef text, llvm::StringRef path);

  /// The operand of && and ||, or the condition without them, that the token at
  /// \p line and \p column, both from 1, belongs to. If it is && or || itself,
  /// all that they join. None if there is no token.
  std::optional<Range> at(uint32_t line, uint32_t column) const;

  /// The && or || of \p condition that is evaluated last, if it has one that
  /// is not in brackets.
  std::optional<Split> split(Range condition) const;

  /// \p condition without the brackets around it and `!` before it, each of
  /// which turns \p isNegated over.
  Range inner(Range condition, bool &isNegated) const;

  /// The opposite of inner(): \p condition with the `!` before it, also where
  /// brackets are in between.
  Range outer(Range condition, bool &isNegated) const;

  /// "norm(z) < 4", on one line, without comments.
  std::string spelling(Range range) const;

  /// The line and the column that \p range begins at, from 1.
  std::pair<uint32_t, uint32_t> placeOf(Range range) const;

private:
  std::optional<size_t> tokenAt(uint32_t line, uint32_t column) const;
  std::optional<Range> ofLoopAt(size_t token) const;
  size_t next(size_t first,
              llvm::function_ref<bool(clang::tok::TokenKind)> isWanted) const;
  std::optional<size_t> partner(size_t bracket, int step) const;
  std::optional<size_t> closing(size_t open) const { return partner(open, 1); }
  std::optional<size_t> opening(size_t close) const {
    return partner(close, -1);
  }
  bool isBetweenStatements(size_t close) const;
  size_t firstOf(size_t token) const;
  size_t lastOf(size_t token) const;
  size_t lastOfNot(size_t token) const;

  llvm::StringRef text;
  std::vector<SourceToken> tokens; ///< without comments
  std::vector<uint32_t> lineStarts;
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_SOURCE_CONDITIONS_H
