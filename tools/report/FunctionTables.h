//===- report/FunctionTables.h - functions and their calls, as text -------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_REPORT_FUNCTIONTABLES_H
#define LINEPROF_TOOLS_REPORT_FUNCTIONTABLES_H

#include "report/CallTree.h"
#include "report/FunctionList.h"

namespace lineprof {

enum class NumberStyle {
  Seconds, ///< 34219980 and 0.096
  Human,   ///< 34.2M and 95.6 ms
};

/// cProfile's table.
std::string functionTable(const FunctionList &list, NumberStyle style);

/// Who calls each function of \p list, as pstats prints it, or whom it calls.
/// \p hasTimes is false if no calling contexts were sampled.
std::string callerTable(const Profile &profile, const FunctionList &list,
                        llvm::ArrayRef<FunctionGroup> groups,
                        llvm::ArrayRef<CallEdge> edges, bool hasTimes,
                        NumberStyle style);
std::string calleeTable(const Profile &profile, const FunctionList &list,
                        llvm::ArrayRef<FunctionGroup> groups,
                        llvm::ArrayRef<CallEdge> edges, bool hasTimes,
                        NumberStyle style);

/// The calling contexts, indented, but for those with less than \p minPercent
/// of all time.
std::string treeTable(const Profile &profile,
                      llvm::ArrayRef<FunctionGroup> groups,
                      const std::vector<CallTreeNode> &tree, double minPercent,
                      NumberStyle style);

} // namespace lineprof

#endif // LINEPROF_TOOLS_REPORT_FUNCTIONTABLES_H
