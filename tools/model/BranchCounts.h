//===- model/BranchCounts.h - from the flow to branches and calls ---------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_MODEL_BRANCHCOUNTS_H
#define LINEPROF_TOOLS_MODEL_BRANCHCOUNTS_H

#include "model/Flow.h"
#include "model/Profile.h"

namespace lineprof {

/// The branches of \p function, sorted by line, then column. \p sources are the
/// indices of its files. Flow below zero counts as none.
std::vector<Branch> countBranches(const RawFunction &function, const Flow &flow,
                                  llvm::ArrayRef<uint32_t> sources);

/// The calls of \p function likewise; those of one callee from one place are
/// added up.
std::vector<CallSite> countCallSites(const RawFunction &function,
                                     const Flow &flow,
                                     llvm::ArrayRef<uint32_t> sources);

/// Adds \p more to \p sum. Branches are the same if their place and number of
/// ways are; where that holds for several, they pair up in order.
void addBranches(std::vector<Branch> &sum, const std::vector<Branch> &more);
void addCallSites(std::vector<CallSite> &sum,
                  const std::vector<CallSite> &more);

} // namespace lineprof

#endif // LINEPROF_TOOLS_MODEL_BRANCHCOUNTS_H
