//===- source/Tokens.h - the tokens of a source file ----------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_SOURCE_TOKENS_H
#define LINEPROF_TOOLS_SOURCE_TOKENS_H

#include "clang/Basic/TokenKinds.h"
#include "llvm/ADT/StringRef.h"

#include <cstdint>
#include <vector>

namespace lineprof {

/// Keywords have kinds of their own, as in the compiler; what is not well
/// formed, such as a string without an end, is tok::unknown.
struct SourceToken {
  uint32_t offset; ///< bytes from the start of the text
  uint32_t size;   ///< bytes
  clang::tok::TokenKind kind;
  bool startsLine; ///< the first token of its line

  uint32_t end() const { return offset + size; }
};

/// All tokens of \p text, comments included, without preprocessing. Any bytes
/// will do. \p path says by its extension whether the language is C; if not, it
/// is C++.
std::vector<SourceToken> lexSource(llvm::StringRef text, llvm::StringRef path);

} // namespace lineprof

#endif // LINEPROF_TOOLS_SOURCE_TOKENS_H
