//===- plugin/VersionedNames.h - versions that don't mix ------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_VERSIONEDNAMES_H
#define LINEPROF_PLUGIN_VERSIONEDNAMES_H

#include "llvm/IR/Module.h"

namespace lineprof {

/// After an update, a build compiles what has changed, and links it with
/// objects of the older plugin. Each version has symbols and sections of its
/// own, so that neither takes the other's for its own:
///
///   @__lineprof_tls = linkonce_odr hidden ..., comdat
///
/// becomes @__lineprof_tls_9, with kAbiVersion. What the linker doesn't see and
/// what the runtime and lineprof.h know by name stays as it is.
void addVersionToNames(llvm::Module &m);

} // namespace lineprof

#endif // LINEPROF_PLUGIN_VERSIONEDNAMES_H
