//===- plugin/StatementEnds.h - jumps that nobody wrote -------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   for (int i = 0; i < n; i++)
//     for (int j = 0; j < n; j++)
//       sum += j;
//
// From the inner loop's end a block that is only a jump goes on to i++. Within
// braces it would have the line of the closing one; here it has that of the
// sum, where control does not come again. To a closing brace on the line of
// another one it does come. Where a label is right behind a case, the jump
// between them has the place of the statement before the case. And where
// do { ... } while (0) ends, one jump has its closing brace for those who fall
// out of it, and a second one the same place for those who continue.
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_STATEMENTENDS_H
#define LINEPROF_PLUGIN_STATEMENTENDS_H

#include "Cleanups.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/IR/Function.h"

namespace lineprof {

/// Blocks of \p f that are only a jump to another line, and have that of a
/// statement that control has been on before, or that stands before their case.
/// The jump back of a loop is not one.
llvm::SmallPtrSet<const llvm::BasicBlock *, 4>
findStatementEnds(const llvm::Function &f, const Cleanups &cleanups);

} // namespace lineprof

#endif // LINEPROF_PLUGIN_STATEMENTENDS_H
