//===- diff/DiffReport.h - a comparison for people and for scripts --------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_DIFF_DIFFREPORT_H
#define LINEPROF_TOOLS_DIFF_DIFFREPORT_H

#include "diff/ProfileDiff.h"

namespace lineprof {

struct DiffTextOptions {
  bool all = false;    ///< lines also of functions that didn't change
  bool colors = false; ///< faster is green, slower is red
};

/// A table of functions, and one of lines for each function that changed.
std::string diffReport(const ProfileDiff &diff, const DiffTextOptions &options);

/// The same as JSON, with all lines.
std::string diffJson(const ProfileDiff &diff);

} // namespace lineprof

#endif // LINEPROF_TOOLS_DIFF_DIFFREPORT_H
