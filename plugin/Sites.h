//===- plugin/Sites.h - calls become sites, functions get a slot ----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   before              after (the protocol is abi.h's)
//     ...                 mine = thread->top
//                         if (mine[-1].frame <= frame) mine = heal(...)
//                         mine->frame = frame; mine->table = &sites of f
//     x = call g()        mine->site = 3; thread->top = mine + 1
//                         x = call g()
//                         thread->top = mine
//     ret x               mine->table = null
//                         ret x
//
// The slot is taken where the first call or loop may come, not at the entry,
// so that the short ways through a recursive function stay short.
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_SITES_H
#define LINEPROF_PLUGIN_SITES_H

#include "FunctionTable.h"
#include "llvm/IR/PassManager.h"

namespace lineprof {

/// Gives \p f a slot and its calls sites; without calls and loops it needs
/// neither. \p root is F's own record if it is tagged, else null.
void addSites(llvm::Function &f, const FunctionEntry *root,
              const FunctionIndex &index, llvm::FunctionAnalysisManager &fam);

} // namespace lineprof

#endif // LINEPROF_PLUGIN_SITES_H
