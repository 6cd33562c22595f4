//===- report/FunctionList.h - functions, sorted and cut as in pstats -----===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_REPORT_FUNCTIONLIST_H
#define LINEPROF_TOOLS_REPORT_FUNCTIONLIST_H

#include "model/CallGraph.h"

namespace lineprof {

/// "file:line(name)", without control characters.
std::string placeOf(const Profile &profile, const FunctionGroup &group);

/// A function that ran.
struct FunctionRow {
  const FunctionGroup *group;
  size_t index; ///< of its group
  std::string file;
  std::string place;  ///< placeOf()
  uint64_t primitive; ///< calls that the function did not make itself
};

/// What to list, and in which order.
struct ListOptions {
  std::vector<std::string> sort; ///< names of keys; the first decides; none:
                                 ///< cumulative, or calls without times
  bool reverse = false;
  std::vector<std::string> only; ///< restrictions, one after the other
};

/// All names of keys, for people: "cumulative, cumtime, ...".
std::string sortKeyNames();

/// Why \p text is no name of a key, or empty.
std::string checkSortKey(const std::string &text);

/// Why \p text is no restriction, or empty. It is a number of functions, a
/// fraction of them (0.1), or a regular expression for FunctionRow::place.
std::string checkRestriction(const std::string &text);

class FunctionList {
public:
  /// \p options must have passed the checks above. \p edges are those among
  /// \p groups, which must outlive this.
  FunctionList(const Profile &profile, llvm::ArrayRef<FunctionGroup> groups,
               llvm::ArrayRef<CallEdge> edges, const ListOptions &options);

  const std::vector<FunctionRow> &rows() const { return shown; }

  /// "Ordered by: ...", and how the list was cut: lines as in pstats.
  const std::string &heading() const { return text; }

  /// Of all functions, also those that are not shown.
  uint64_t calls() const { return allCalls; }
  uint64_t primitiveCalls() const { return allPrimitive; }
  double selfTime() const { return allSelf; } ///< ns
  bool isTimed() const { return timed; }      ///< not all are for hits only

private:
  void sort(const ListOptions &options);
  void restrict(const std::string &restriction);

  std::vector<FunctionRow> shown;
  std::string text;
  uint64_t allCalls = 0, allPrimitive = 0;
  double allSelf = 0;
  bool timed = false;
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_REPORT_FUNCTIONLIST_H
