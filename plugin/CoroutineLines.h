//===- plugin/CoroutineLines.h - lines that coroutines lack --------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_COROUTINELINES_H
#define LINEPROF_PLUGIN_COROUTINELINES_H

#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/IR/Function.h"

namespace lineprof {

/// The blocks on the way to a coroutine's first suspend point, where nobody's
/// statements are: clang gives the copies that it makes of parameters the line
/// of the first co_await, co_yield or co_return.
llvm::SmallPtrSet<const llvm::BasicBlock *, 4>
findCoroutineStart(llvm::Function &f);

/// If \p i is what clang does where control comes to a coroutine's end, to
/// which it gives the definition's place: the landing pad, which has the end's.
const llvm::Instruction *endOfCoroutine(const llvm::Instruction &i);

} // namespace lineprof

#endif // LINEPROF_PLUGIN_COROUTINELINES_H
