//===- report/BranchRows.h - what is said of a line's conditions ----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_REPORT_BRANCHROWS_H
#define LINEPROF_TOOLS_REPORT_BRANCHROWS_H

#include "report/LineTable.h"
#include "source/Operands.h"
#include "source/SourceText.h"

namespace lineprof {

enum class BranchDetail {
  None,
  Counts,     ///< how often control went which way
  Conditions, ///< and the text of each operand
};

/// The conditions of one function.
class BranchRows {
public:
  BranchRows(const Function &function, SourceTexts &sources,
             BranchDetail detail);

  /// Adds those of \p line below it. \p indent is the line's.
  void add(LineKey line, const std::string &indent, LineTable &table) const;

private:
  BranchDetail detail;
  std::vector<Operand> operands; ///< sorted by line
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_REPORT_BRANCHROWS_H
