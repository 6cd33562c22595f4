//===- calls/CallArcs.h - calls by line, with time ------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_CALLS_CALLARCS_H
#define LINEPROF_TOOLS_CALLS_CALLARCS_H

#include "model/Profile.h"

namespace lineprof {

/// All calls from one line of a function to one function.
struct CallArc {
  const Function *callee = nullptr; ///< null: code that is not tagged
  std::string name;    ///< of the callee if it is not tagged; may be empty
  bool onTree = false; ///< it was seen under the caller
  uint64_t calls = 0;  ///< exact; of pointers and virtual functions, at most
  double wall = 0;     ///< ns within; what is recursive counts once
  double hits = 0;     ///< of lines within, by share of the callee's calls
};

/// Of a function.
using ArcsByLine = std::map<LineKey, std::vector<CallArc>>;

/// The calls of all functions of \p profile that were made, or that took time.
/// The tree says what tagged callees took. The rest of a line's time in calls
/// is that of callees that are never on the tree, by what they took in all, and
/// then of untagged code.
std::map<const Function *, ArcsByLine> callArcs(const Profile &profile);

} // namespace lineprof

#endif // LINEPROF_TOOLS_CALLS_CALLARCS_H
