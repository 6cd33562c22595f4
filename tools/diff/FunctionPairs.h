//===- diff/FunctionPairs.h - which functions are the same ---------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_DIFF_FUNCTIONPAIRS_H
#define LINEPROF_TOOLS_DIFF_FUNCTIONPAIRS_H

#include "model/FunctionGroup.h"

#include <utility>
#include <vector>

namespace lineprof {

/// A function of the older profile and the one that it has become. One of them
/// is null if there is no such function.
using FunctionPair = std::pair<const FunctionGroup *, const FunctionGroup *>;

/// Each function of the profiles \p before and \p after once. Two are one if
/// they have the same linkage name; or else the same name but for the types of
/// parameters, in a file of the same name if there is one.
std::vector<FunctionPair> pairFunctions(const Profile &before,
                                        const std::vector<FunctionGroup> &old,
                                        const Profile &after,
                                        const std::vector<FunctionGroup> &now);

} // namespace lineprof

#endif // LINEPROF_TOOLS_DIFF_FUNCTIONPAIRS_H
