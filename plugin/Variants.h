//===- plugin/Variants.h - several functions of one constructor -----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The Itanium C++ ABI makes up to three functions of a constructor or
// destructor in the source: for a complete object (C1, D1), for a base (C2,
// D2), and for delete (D0).
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_VARIANTS_H
#define LINEPROF_PLUGIN_VARIANTS_H

#include "llvm/IR/Function.h"

namespace lineprof {

/// C1 and D1 constructors and destructors that only call their C2 or D2 twin,
/// and deleting destructors: the same source lines once more. Those of an
/// abstract class are never called, and do nothing.
bool onlyDelegates(const llvm::Function &f);

/// A deleting destructor whose class has no other one, as its is empty and
/// clang calls the base's instead (TryEmitBaseDestructorAsAlias): few of the
/// ways through the source's destructor come here.
bool isLeftOfReplaced(const llvm::Function &f);

} // namespace lineprof

#endif // LINEPROF_PLUGIN_VARIANTS_H
