//===- plugin/Sites.h - calls become sites, functions get a slot ----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   before              after (the protocol is abi.h's)
//     ...                 mine = frame + delta
//                         mine->table = &sites of f, ...
//     x = call g()        mine->site = 3
//                         x = call g()
//                         mine->site = 0
//     ret x               mine->table = null
//                         ret x
//
// Slots are taken on ways to calls and loops only (SlotRegions.h), so that the
// short ways through a function stay short.
//
// An untagged function has a slot for the tagged ones that were inlined into
// it, and its marks say when it is in their code:
//
//     enter f             mine->site = 1                (own code of f)
//     ...
//     leave f             mine->site = 0
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_SITES_H
#define LINEPROF_PLUGIN_SITES_H

#include "FunctionTable.h"
#include "llvm/IR/PassManager.h"

namespace lineprof {

/// Gives \p f slots and its calls sites; without calls and loops it needs
/// neither. \p root is F's own record if it is tagged, else null. Returns true
/// if there is one slot, taken at the entry, so that the thread is attached by that.
bool addSites(llvm::Function &f, const FunctionEntry *root,
              const FunctionIndex &index, llvm::FunctionAnalysisManager &fam);

} // namespace lineprof

#endif // LINEPROF_PLUGIN_SITES_H
