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

/// What a function took in its own code, by line.
struct OwnTime {
  FunctionTimes times;

  /// The self cells of the machine functions that it was seen in, added up, and
  /// how much of that is on each of its lines, ns.
  double machineSelf = 0;
  std::vector<double> perLine;
};

/// Of all functions of \p module. \p symbols is null if the binary can't be
/// read: then own time belongs to no line.
std::vector<OwnTime> spreadOwnTime(const RawModule &module, Symbols *symbols);

} // namespace lineprof

#endif // LINEPROF_TOOLS_MODEL_OWNTIME_H
