//===- plugin/Returning.cpp - which calls are sure to come back -----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Returning.h"
#include "llvm/Analysis/CFG.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"
#include "llvm/Transforms/Utils/BuildLibCalls.h"

using namespace llvm;

namespace lineprof {

bool ReturningCalls::mayLeave(const CallBase &Call) {
  if (Call.isInlineAsm())
    return false;
  // A coroutine leaves here, and comes back without having been entered.
  if (Call.getIntrinsicID() == Intrinsic::coro_suspend)
    return true;
  if (Call.doesNotThrow() && Call.hasFnAttr(Attribute::WillReturn))
    return false;
  if (isa<IntrinsicInst>(Call))
    return Call.doesNotReturn() || !Call.doesNotThrow();
  const Function *Callee = Call.getCalledFunction();
  return !Callee || !comesBack(*Callee);
}

bool ReturningCalls::comesBack(const Function &F) {
  // Recursion finds this entry and so counts as not sure to come back.
  auto [It, Made] = Known.insert({&F, false});
  if (!Made)
    return It->second;
  bool Result =
      F.isDeclaration() ? libraryFunctionComesBack(F) : bodyComesBack(F);
  return Known[&F] = Result;
}

bool ReturningCalls::bodyComesBack(const Function &F) {
  if (F.isInterposable() || F.isPresplitCoroutine() || F.doesNotReturn())
    return false;
  for (const Instruction &I : instructions(F)) {
    if (isa<ResumeInst, IndirectBrInst, CallBrInst>(I))
      return false;
    if (auto *Call = dyn_cast<CallBase>(&I))
      if (mayLeave(*Call))
        return false;
  }
  SmallVector<std::pair<const BasicBlock *, const BasicBlock *>, 4> Backedges;
  FindFunctionBackedges(F, Backedges);
  return Backedges.empty();
}

/// What LLVM knows of the C library's functions, asked of a copy of the
/// declaration so that the module stays as it is.
bool ReturningCalls::libraryFunctionComesBack(const Function &F) {
  auto &TLI = FAM.getResult<TargetLibraryAnalysis>(const_cast<Function &>(F));
  LibFunc Kind;
  if (!TLI.getLibFunc(F, Kind) || !TLI.has(Kind))
    return false;
  Module Scratch("", F.getContext());
  Scratch.setDataLayout(F.getParent()->getDataLayout());
  Scratch.setTargetTriple(F.getParent()->getTargetTriple());
  Function *Copy = Function::Create(
      F.getFunctionType(), GlobalValue::ExternalLinkage, F.getName(), Scratch);
  inferNonMandatoryLibFuncAttrs(*Copy, TLI);
  return Copy->doesNotThrow() && Copy->willReturn();
}

} // namespace lineprof
