//===- support/Numbers.h - numbers as people read them --------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_SUPPORT_NUMBERS_H
#define LINEPROF_TOOLS_SUPPORT_NUMBERS_H

#include "llvm/ADT/StringRef.h"

#include <cstdint>
#include <string>

namespace lineprof {

/// "34.2M"; as it is below 1000.
std::string humanCount(uint64_t count);

/// "95.6 ms", in the unit that leaves one to three digits before the point.
std::string humanTime(double nanoseconds);

/// The same, but seconds to the millisecond: to tell two times apart.
std::string preciseTime(double nanoseconds);

/// \p number with commas between thousands: "~1234.5" becomes "~1,234.5".
/// Other text stays as it is.
std::string groupThousands(llvm::StringRef number);

/// A date in ISO 8601, in local time; empty if there is none such.
std::string localDate(uint64_t unixNs);

} // namespace lineprof

#endif // LINEPROF_TOOLS_SUPPORT_NUMBERS_H
