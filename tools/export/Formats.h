//===- export/Formats.h - what export can write ---------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Each format has a file of its own. Functions return the whole file, or an
// error of one line if the profile has nothing that the format could hold.
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_EXPORT_FORMATS_H
#define LINEPROF_TOOLS_EXPORT_FORMATS_H

#include "model/Profile.h"

namespace lineprof {

/// What is called on which line, with hits and self time, for KCachegrind.
llvm::Expected<std::string> toCallgrind(const Profile &profile);

/// Stacks as slices of a made-up time axis, for Perfetto.
llvm::Expected<std::string> toChromeTrace(const Profile &profile);

/// Coverage by line and branch, for CI servers.
llvm::Expected<std::string> toCobertura(const Profile &profile);

/// One stack a line, "main;work 1200", in nanoseconds, for flamegraph.pl.
llvm::Expected<std::string> toCollapsed(const Profile &profile);

/// One row for each line of code, for spreadsheets.
llvm::Expected<std::string> toCsv(const Profile &profile);

/// Coverage by line and branch, for genhtml.
llvm::Expected<std::string> toLcov(const Profile &profile);

/// Stacks with lines, a gzipped profile.proto.
llvm::Expected<std::string> toPprof(const Profile &profile);

/// Stacks of functions, for speedscope.
llvm::Expected<std::string> toSpeedscope(const Profile &profile);

} // namespace lineprof

#endif // LINEPROF_TOOLS_EXPORT_FORMATS_H
