//===- plugin/SplitCoroutines.cpp - coroutines before ThinLTO's link ------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SplitCoroutines.h"
#include "Marks.h"
#include "llvm/Analysis/CGSCCPassManager.h"
#include "llvm/IR/Module.h"
#include "llvm/Transforms/Coroutines/CoroSplit.h"

using namespace llvm;

namespace lineprof {

void splitCoroutines(Module &m, ModuleAnalysisManager &mam) {
  if (none_of(m.functions(), [](Function &f) {
        return f.isPresplitCoroutine() && hasMark(f);
      }))
    return;
  auto split = createModuleToPostOrderCGSCCPassAdaptor(
      CoroSplitPass(/*OptimizeFrame=*/true));
  mam.invalidate(m, split.run(m, mam));
}

} // namespace lineprof
