//===- plugin/SplitCoroutines.h - coroutines before ThinLTO's link --------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_SPLITCOROUTINES_H
#define LINEPROF_PLUGIN_SPLITCOROUTINES_H

#include "llvm/IR/PassManager.h"

namespace lineprof {

/// Splits the coroutines of a module that counts, if they are still whole. LLVM
/// 22 compiles for ThinLTO so that the linker splits them, where no plugin is,
/// and what is lowered before, as the base of a thread's counters, would be
/// kept in the coroutine's frame for the next thread that it goes on in.
void splitCoroutines(llvm::Module &m, llvm::ModuleAnalysisManager &mam);

} // namespace lineprof

#endif // LINEPROF_PLUGIN_SPLITCOROUTINES_H
