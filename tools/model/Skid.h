//===- model/Skid.h - the instruction that took the time ------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_MODEL_SKID_H
#define LINEPROF_TOOLS_MODEL_SKID_H

#include "model/MachineCode.h"

namespace lineprof {

/// The address of the instruction that a thread was at which an interrupt goes
/// back to \p next of. A processor lets the instruction that it waits for end
/// before it takes the interrupt, so what it goes back to is the one after
/// that: a load that misses the cache would have no time, and whatever follows
/// it all. \p next's own if what came before it can't be told.
uint64_t waitedFor(const Instruction &next);

} // namespace lineprof

#endif // LINEPROF_TOOLS_MODEL_SKID_H
