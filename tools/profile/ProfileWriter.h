//===- profile/ProfileWriter.h - from a sum of runs to bytes --------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_PROFILE_PROFILEWRITER_H
#define LINEPROF_TOOLS_PROFILE_PROFILEWRITER_H

#include "profile/ProfileSum.h"

namespace lineprof {

/// The bytes of a profile that says what \p sum does. The same sum makes the
/// same bytes.
std::vector<uint8_t> writeProfile(const ProfileSum &sum);

} // namespace lineprof

#endif // LINEPROF_TOOLS_PROFILE_PROFILEWRITER_H
