//===- model/LineCallees.h - the function that a line calls ---------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_MODEL_LINECALLEES_H
#define LINEPROF_TOOLS_MODEL_LINECALLEES_H

#include "profile/RawProfile.h"

#include "llvm/ADT/StringMap.h"

namespace lineprof {

/// The tagged functions of a module that its lines call.
class LineCallees {
public:
  explicit LineCallees(const RawModule &module);

  /// The function that is called on \p line, a function's index and that of its
  /// line entry, if there is but one. Several static functions of a name are
  /// not told apart, so they are none.
  std::optional<size_t> find(std::pair<size_t, uint32_t> line) const;

private:
  const RawModule &module;
  llvm::StringMap<llvm::SmallVector<size_t, 1>> byName;
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_MODEL_LINECALLEES_H
