//===- plugin/ValueSettler.h - what was computed stays computed -----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_VALUESETTLER_H
#define LINEPROF_PLUGIN_VALUESETTLER_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/IR/Function.h"

namespace lineprof {

/// Arithmetic is ordered against nothing. Where a block is parted to look at
/// the clock or at a site, MachineSink moves it behind that, to where it is
/// used, and takes its line away: the work that went into an argument would be
/// time of the call. So values pass through an empty asm, which stays where it
/// is.
class ValueSettler {
public:
  explicit ValueSettler(llvm::Function &f);

  /// Of what was computed in \p at's block, behind the last instruction that
  /// \p isBorder, all that is used at \p at or later.
  void
  settleBefore(llvm::Instruction &at,
               llvm::function_ref<bool(llvm::Instruction &)> isBorder) const;

private:
  const char *constraintFor(const llvm::Instruction &i) const;

  const char *floatConstraint = nullptr; ///< null: no such registers
};

} // namespace lineprof

#endif // LINEPROF_PLUGIN_VALUESETTLER_H
