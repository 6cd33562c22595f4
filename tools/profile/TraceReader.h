//===- profile/TraceReader.h - exact times of a module's lines ------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// TraceEntries lie among the counters, but don't just add up. A part of the
// Reader.
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_PROFILE_TRACEREADER_H
#define LINEPROF_TOOLS_PROFILE_TRACEREADER_H

#include "profile/RawProfile.h"

namespace lineprof {

/// A module's counters as they lie in the file, sizes checked.
struct CounterImages {
  std::vector<llvm::ArrayRef<uint8_t>> images;
  llvm::ArrayRef<uint8_t> excluded; ///< the chunk's payload, or empty
  uint64_t size = 0;                ///< of an image, bytes
  bool stopped = false;
};

/// The \p count entries that begin at word \p first of each image, which must
/// have so many.
std::vector<RawTrace> readTrace(const CounterImages &counters, uint64_t first,
                                uint64_t count);

} // namespace lineprof

#endif // LINEPROF_TOOLS_PROFILE_TRACEREADER_H
