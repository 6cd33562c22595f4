//===- report/LineSelection.h - which lines are worth showing -------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_REPORT_LINESELECTION_H
#define LINEPROF_TOOLS_REPORT_LINESELECTION_H

#include "model/FunctionGroup.h"

#include "llvm/ADT/ArrayRef.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>

namespace lineprof {

struct SelectionOptions {
  bool skipZero = false;                ///< leave out functions that never ran
  std::optional<uint32_t> context = {}; ///< lines around those that matter
  std::optional<size_t> top = {};       ///< so many lines of all functions do
  bool bySelf = false;                  ///< `top` goes by own time
};

/// Lines that matter: those of the most time, or own time, if `top` is given,
/// else those with a hundredth of their function's time, or those that ran if
/// `skipZero` is given or no time is known. Without `top` and `context` all
/// lines do.
class LineSelection {
public:
  LineSelection(llvm::ArrayRef<FunctionGroup> groups,
                const SelectionOptions &options);

  /// False if nothing of the group is left.
  bool shows(const FunctionGroup &group) const;

  /// With the lines around it, and that of the definition.
  bool shows(const FunctionGroup &group, LineKey line) const;

private:
  const SelectionOptions options;
  std::optional<uint32_t> context; ///< if lines are selected
  std::map<const FunctionGroup *, std::set<LineKey>> matter;
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_REPORT_LINESELECTION_H
