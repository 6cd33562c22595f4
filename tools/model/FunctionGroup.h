//===- model/FunctionGroup.h - all instances of a function ----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_MODEL_FUNCTIONGROUP_H
#define LINEPROF_TOOLS_MODEL_FUNCTIONGROUP_H

#include "model/Profile.h"

#include "llvm/ADT/DenseMap.h"

namespace lineprof {

/// What people wrote as one function: the instances of a template, the copies
/// of a static function, both constructors that a compiler makes of one.
struct FunctionGroup {
  std::string title;
  std::string name; ///< the title without types: "draw (2 instances)"
  Function sum;
  std::vector<const Function *> instances;
};

/// Groups \p functions by place of definition and name, in the same order.
/// Functions without a place stay alone. Time of instances that call each other
/// counts once, by \p tree, the profile's.
std::vector<FunctionGroup>
groupFunctions(llvm::ArrayRef<const Function *> functions,
               llvm::ArrayRef<TreeNode> tree);

/// The index of each function's group.
llvm::DenseMap<const Function *, size_t>
groupIndices(llvm::ArrayRef<FunctionGroup> groups);

/// A group for each of \p functions.
std::vector<FunctionGroup>
eachAlone(llvm::ArrayRef<const Function *> functions);

} // namespace lineprof

#endif // LINEPROF_TOOLS_MODEL_FUNCTIONGROUP_H
