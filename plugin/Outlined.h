//===- plugin/Outlined.h - parts of a function that are functions ---------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Clang makes functions of OpenMP's parallel regions and tasks. Their lines are
// in the source of the function around them, and nobody can tag them.
//
//   work                 work.omp_outlined           work.omp_outlined_debug__
//     fork(outlined) -->   only calls the other -->    the region
//   work
//     task(entry) ------> .omp_task_entry. --------> .omp_outlined.
//                           only calls the other       the task
//
// With -g there is one more in between, as shown for the region. See clang's
// CGStmtOpenMP.cpp, GenerateOpenMPCapturedStmtFunction.
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_OUTLINED_H
#define LINEPROF_PLUGIN_OUTLINED_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/IR/Function.h"

namespace lineprof {

/// True for the function of a region or task, or one that only calls it.
bool isOutlined(const llvm::Function &f);

/// The regions and tasks of \p f, without those within them.
llvm::SmallVector<const llvm::Function *, 4>
functionsOutlinedFrom(const llvm::Function &f);

} // namespace lineprof

#endif // LINEPROF_PLUGIN_OUTLINED_H
