//===- model/Callees.h - the tagged functions that calls mean -------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_MODEL_CALLEES_H
#define LINEPROF_TOOLS_MODEL_CALLEES_H

#include "model/Profile.h"

namespace lineprof {

/// Finds functions by the names that call sites have of them.
class Callees {
public:
  explicit Callees(llvm::ArrayRef<const Function *> functions);

  /// The function that \p caller calls by \p linkageName. Of several functions
  /// of that name, as static ones, that of the same source. Null if none is
  /// tagged.
  const Function *find(const Function &caller,
                       llvm::StringRef linkageName) const;

private:
  using ByName = llvm::StringMap<std::vector<const Function *>>;
  static const Function *choose(const ByName &functions, llvm::StringRef name,
                                const Function &caller);

  ByName byLinkageName;
  ByName constructors; ///< and destructors, by readableName
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_MODEL_CALLEES_H
