//===- plugin/Compat.h - differences between LLVM versions ----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The only place that looks at LLVM's version. 19 is the version that is
// tested; the plugin loads into the major version it was built for, no other.
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_COMPAT_H
#define LINEPROF_PLUGIN_COMPAT_H

#include "llvm/Config/llvm-config.h"

#if LLVM_VERSION_MAJOR >= 22
#include "llvm/Plugins/PassPlugin.h"
#else
#include "llvm/Passes/PassPlugin.h"
#endif
#include "llvm/Passes/PassBuilder.h"

namespace lineprof {

/// Registers \p add at an optimiser extension point whose callback has gained
/// parameters over the versions; \p add gets the pass manager and the level.
template <typename AddT>
void registerOptimizerEarly(llvm::PassBuilder &pb, AddT add) {
  pb.registerOptimizerEarlyEPCallback([add](llvm::ModulePassManager &mpm,
                                            llvm::OptimizationLevel level,
                                            auto &&...) { add(mpm, level); });
}

template <typename AddT>
void registerOptimizerLast(llvm::PassBuilder &pb, AddT add) {
  pb.registerOptimizerLastEPCallback([add](llvm::ModulePassManager &mpm,
                                           llvm::OptimizationLevel level,
                                           auto &&...) { add(mpm, level); });
}

} // namespace lineprof

#endif // LINEPROF_PLUGIN_COMPAT_H
