//===- source/Operands.h - what conditions came to ------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_SOURCE_OPERANDS_H
#define LINEPROF_TOOLS_SOURCE_OPERANDS_H

#include "source/Conditions.h"
#include "source/SourceText.h"

namespace lineprof {

/// An operand of && and ||, or a condition or switch without them.
struct Operand {
  LineKey line;
  uint32_t column = 0; ///< as the compiler says; 0 if it didn't
  std::string text;    ///< with the `!` before it; empty if it wasn't found
  bool isSwitch = false;
  std::vector<uint64_t> ways; ///< true and false, or those of a switch

  /// How often it was evaluated.
  uint64_t evaluated() const;
};

/// What \p branches, all of source \p index, came to operand by operand, sorted
/// by line. A loop's condition `a && b` has branches for `a` and for the whole;
/// `b` follows from these.
std::vector<Operand> findOperands(llvm::ArrayRef<Branch> branches,
                                  uint32_t index, const Conditions &source);

/// The same of all branches of \p function.
std::vector<Operand> findOperands(const Function &function,
                                  SourceTexts &sources);

} // namespace lineprof

#endif // LINEPROF_TOOLS_SOURCE_OPERANDS_H
