//===- model/OwnTime.h - time in a function's own code --------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_MODEL_OWNTIME_H
#define LINEPROF_TOOLS_MODEL_OWNTIME_H

#include "model/Times.h"

namespace lineprof {

/// What the functions of \p run's module number \p module took in their own
/// code, by line. \p symbols is null if the binary can't be read: then own time
/// belongs to no line.
ModuleTimes spreadOwnTime(const RawProfile &run, size_t module,
                          const Nesting &nesting, Flows &flows,
                          Symbols *symbols);

} // namespace lineprof

#endif // LINEPROF_TOOLS_MODEL_OWNTIME_H
