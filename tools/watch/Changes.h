//===- watch/Changes.h - what a run did between two looks at it -----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Times of two moments can't be taken from each other once they are spread
// over lines: what the program counters say of the whole run moves a little
// with each of them, and so would lines that no longer run. So cells, timings
// and program counters are subtracted, and what is left is spread.
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_WATCH_CHANGES_H
#define LINEPROF_TOOLS_WATCH_CHANGES_H

#include "profile/RawProfile.h"

namespace lineprof {

/// True if \p after is a later state of the same run, which has not been reset
/// in between.
bool continues(const RawProfile &before, const RawProfile &after);

/// The times of \p after without those of \p before, which it continues. It has
/// no counts, flow graphs and calling contexts.
RawProfile timesSince(const RawProfile &before, RawProfile after);

} // namespace lineprof

#endif // LINEPROF_TOOLS_WATCH_CHANGES_H
