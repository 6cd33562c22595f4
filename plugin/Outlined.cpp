//===- plugin/Outlined.cpp - parts of a function that are functions -------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Outlined.h"
#include "lineprof/records.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Instructions.h"

using namespace llvm;

namespace lineprof {

static bool isLocal(const Function &f) {
  return f.hasLocalLinkage() && !f.isDeclaration();
}

static bool isRegion(const Function &f) {
  return isLocal(f) && f.getName().contains(LINEPROF_OUTLINED_SUFFIX) &&
         !f.getName().contains(".omp.reduction");
}

static bool isTaskEntry(const Function &f) {
  return isLocal(f) && f.getName().starts_with(".omp_task_entry.");
}

static bool isWrapped(const Function &f) {
  return f.getName().contains(".omp_outlined_debug__");
}

bool isOutlined(const Function &f) { return isRegion(f) || isTaskEntry(f); }

/// What \p f calls, or hands to OpenMP's runtime to call.
static SmallSetVector<const Function *, 4> functionsIn(const Function &f) {
  SmallSetVector<const Function *, 4> found;
  for (const Instruction &i : instructions(f))
    if (auto *call = dyn_cast<CallBase>(&i))
      for (const Use &operand : call->operands())
        if (auto *callee = dyn_cast<Function>(operand->stripPointerCasts()))
          found.insert(callee);
  return found;
}

SmallVector<const Function *, 4> functionsOutlinedFrom(const Function &f) {
  SmallVector<const Function *, 4> result;
  for (const Function *used : functionsIn(f)) {
    if (!isOutlined(*used))
      continue;
    auto within = functionsIn(*used);
    auto body = find_if(within, [&](const Function *other) {
      return isTaskEntry(*used) ? isRegion(*other)
                                : isWrapped(*other) && !isWrapped(*used);
    });
    if (body != within.end())
      result.push_back(*body);
    else if (isRegion(*used))
      result.push_back(used);
  }
  return result;
}

} // namespace lineprof
