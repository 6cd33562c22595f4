//===- plugin/Places.h - places in the source -----------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_PLACES_H
#define LINEPROF_PLUGIN_PLACES_H

#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/DebugLoc.h"

namespace lineprof {

/// Whether \p a and \p b are at one line and column of one scope, or both
/// nowhere. Two locations of one place are not always the same: in clang 22
/// they also say what a debugger's step takes for one.
inline bool isSamePlace(const llvm::DebugLoc &a, const llvm::DebugLoc &b) {
  if (!a || !b)
    return !a && !b;
  return a.getLine() == b.getLine() && a.getCol() == b.getCol() &&
         a.getScope() == b.getScope();
}

} // namespace lineprof

#endif // LINEPROF_PLUGIN_PLACES_H
