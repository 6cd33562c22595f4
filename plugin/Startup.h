//===- plugin/Startup.h - the code that finds the runtime -----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_STARTUP_H
#define LINEPROF_PLUGIN_STARTUP_H

#include "llvm/IR/Module.h"

namespace lineprof {

/// Links Startup.ll into \p m: @__lineprof_module, @__lineprof_tls, and a
/// constructor, before all others, that registers the module. The runtime's
/// path is the folder that this plugin was loaded from.
void linkStartup(llvm::Module &m);

} // namespace lineprof

#endif // LINEPROF_PLUGIN_STARTUP_H
