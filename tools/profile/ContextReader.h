//===- profile/ContextReader.h - the calling-context tree of a profile ----===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_PROFILE_CONTEXTREADER_H
#define LINEPROF_TOOLS_PROFILE_CONTEXTREADER_H

#include "profile/RawProfile.h"

#include "llvm/Support/Error.h"

namespace lineprof {

/// Over all nodes. The runtime keeps 65,536 nodes, and a merged profile a few
/// times that; more are made to exhaust memory.
constexpr size_t kMaxFrames = size_t(1) << 22;

/// Fills in the stacks of \p profile, whose modules are there. \p payloads are
/// those of its chunks of stacks, in their order. A part of the Reader.
llvm::Error readStacks(llvm::ArrayRef<llvm::ArrayRef<uint8_t>> payloads,
                       RawProfile &profile);

} // namespace lineprof

#endif // LINEPROF_TOOLS_PROFILE_CONTEXTREADER_H
