//===- profile/RecordReader.h - what the compiler wrote -------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The two sections that the linker put together, as prof.out holds a copy of
// them: function records and site tables. A part of the Reader.
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_PROFILE_RECORDREADER_H
#define LINEPROF_TOOLS_PROFILE_RECORDREADER_H

#include "profile/RawProfile.h"
#include "profile/TraceReader.h"

#include "llvm/Support/Error.h"

#include <cstring>

namespace lineprof {

/// Item number \p index of an array of T that \p bytes begin with. Any
/// alignment will do.
template <typename T> T load(llvm::ArrayRef<uint8_t> bytes, size_t index = 0) {
  T value;
  memcpy(&value, bytes.data() + index * sizeof(T), sizeof(T));
  return value;
}

/// The parts of a module chunk, sizes checked, contents not.
struct ModuleLayout {
  ModuleInfo info = {};
  llvm::StringRef path;
  llvm::ArrayRef<uint8_t> buildId;
  llvm::ArrayRef<uint8_t> functions;
  llvm::ArrayRef<uint8_t> sites;
  CounterImages counters;
};

/// Fills in the functions and site tables of \p module. \p cells and \p timings
/// are those of the module, none if there was no sampler.
llvm::Error readRecords(const ModuleLayout &layout, llvm::ArrayRef<Cell> cells,
                        llvm::ArrayRef<Timing> timings, RawModule &module);

} // namespace lineprof

#endif // LINEPROF_TOOLS_PROFILE_RECORDREADER_H
