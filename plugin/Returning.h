//===- plugin/Returning.h - which calls are sure to come back -------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A call that may leave sideways (throw, longjmp, exit, or not end before the
// process does) ends a node of the flow graph and so costs a counter. LLVM's
// nounwind and willreturn say when it can't, but they are not yet inferred at
// the start of the pipeline, never for inline functions (another definition
// might be linked), and inferring them here would change untagged code. So
// this looks into the bodies itself, on the side of caution: a function is
// sure to come back if it is defined here, has no loop and no recursion, and
// calls only such functions. Another definition of an inline function has the
// same source and so comes back as well.
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_RETURNING_H
#define LINEPROF_PLUGIN_RETURNING_H

#include "llvm/ADT/DenseMap.h"
#include "llvm/Analysis/TargetLibraryInfo.h"
#include "llvm/IR/InstrTypes.h"
#include "llvm/IR/PassManager.h"

namespace lineprof {

/// Whether a coroutine goes on in another one from \p i. Its suspend point is
/// next, and of what is in between CoroSplit keeps nothing.
bool isHandOver(const llvm::Instruction &i);

class ReturningCalls {
public:
  explicit ReturningCalls(llvm::FunctionAnalysisManager &fam) : fam(fam) {}

  /// True unless the call is sure to come back by returning.
  bool mayLeave(const llvm::CallBase &call);

private:
  bool comesBack(const llvm::Function &f);
  bool bodyComesBack(const llvm::Function &f);
  bool libraryFunctionComesBack(const llvm::Function &f);

  llvm::FunctionAnalysisManager &fam;
  llvm::DenseMap<const llvm::Function *, bool> known;
};

} // namespace lineprof

#endif // LINEPROF_PLUGIN_RETURNING_H
