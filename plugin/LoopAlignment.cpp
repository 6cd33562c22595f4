//===- plugin/LoopAlignment.cpp - where loops begin -----------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LoopAlignment.h"
#include "llvm/Analysis/LoopInfo.h"
#include "llvm/IR/Constants.h"
#include "llvm/Transforms/Utils/LoopUtils.h"

using namespace llvm;

namespace lineprof {

void alignLoops(const LoopInfo &loops) {
  constexpr StringLiteral kAlign = "llvm.loop.align";
  constexpr unsigned kBytes = 32;
  for (Loop *loop : loops.getLoopsInPreorder())
    if (!findOptionMDForLoop(loop, kAlign))
      addStringMetadataToLoop(loop, kAlign.data(), kBytes);
}

} // namespace lineprof
