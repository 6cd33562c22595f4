//===- plugin/Bindings.h - where structured bindings are read -------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   auto [a, b] = f();
//   if (n > 2)
//     sum += b;
//
// Each time that b is read, clang finds out where it is, and gives that the
// place of the declaration, where control does not come again.
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_BINDINGS_H
#define LINEPROF_PLUGIN_BINDINGS_H

#include "llvm/IR/Instruction.h"

namespace lineprof {

/// True if \p i is part of finding a binding that is used on another line than
/// that of its declaration, which \p i has. The object of the declaration is
/// made on that line, or read from elsewhere with the same place.
bool findsBinding(const llvm::Instruction &i);

} // namespace lineprof

#endif // LINEPROF_PLUGIN_BINDINGS_H
