//===- model/InlinedCode.h - what is inlined where, and its time ----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_MODEL_INLINEDCODE_H
#define LINEPROF_TOOLS_MODEL_INLINEDCODE_H

#include "model/Uncertainty.h"
#include "profile/RawProfile.h"

#include <map>
#include <vector>

namespace lineprof {

/// Outermost first; the last one is in its own code, and has no line.
using InlinedChain = std::vector<RawFrame>;

/// What program counters tell of a piece of own code, and stacks don't.
struct InlinedCode {
  /// Time by chain of tagged functions, each inlined into the one before.
  std::map<InlinedChain, PcSum> chains;
  double missed = 0; ///< by ticks, as its calls are short, ns
};

/// Of a module, by table, and the site in it that stands for the own code.
using InlinedCodes = std::map<std::pair<size_t, size_t>, InlinedCode>;

} // namespace lineprof

#endif // LINEPROF_TOOLS_MODEL_INLINEDCODE_H
