//===- profile/Reader.h - from the bytes of a profile to its records ------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_PROFILE_READER_H
#define LINEPROF_TOOLS_PROFILE_READER_H

#include "profile/RawProfile.h"

#include "llvm/Support/Error.h"

namespace lineprof {

/// Parses a whole prof.out, which may be anything at all. The error is one
/// line, "WHY; HOW TO MEND", without the file's name. Memory stays within a
/// small multiple of the size of \p bytes, which the result points into.
llvm::Expected<RawProfile> readProfile(llvm::ArrayRef<uint8_t> bytes);

/// The headers of the chunks of a profile that readProfile() reads, without
/// those that are being made.
std::vector<ChunkHeader> chunkHeaders(llvm::ArrayRef<uint8_t> bytes);

/// True if \p bytes begin as a profile does, of whatever version.
bool hasProfileMagic(llvm::ArrayRef<uint8_t> bytes);

/// True if \p bytes are what a process has before it sets its profile up.
bool isBeforeSetUp(llvm::ArrayRef<uint8_t> bytes);

} // namespace lineprof

#endif // LINEPROF_TOOLS_PROFILE_READER_H
