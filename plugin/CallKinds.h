//===- plugin/CallKinds.h - calls worth a site, and worth timing ---------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_CALLKINDS_H
#define LINEPROF_PLUGIN_CALLKINDS_H

#include "lineprof/records.h"
#include "llvm/Analysis/TargetLibraryInfo.h"
#include "llvm/Analysis/TargetTransformInfo.h"
#include "llvm/IR/InstrTypes.h"

namespace lineprof {

/// Whether \p i is a call, or becomes one, that may take a while, and its
/// line's time is told from that of the code around it.
bool needsSite(const llvm::Instruction &i,
               const llvm::TargetTransformInfo &tti);

/// Calls of a function by itself, and such as are short, are sampled; others
/// are timed as well.
SiteKind kindOfSite(const llvm::Instruction &i,
                    const llvm::TargetLibraryInfo &tli);

} // namespace lineprof

#endif // LINEPROF_PLUGIN_CALLKINDS_H
