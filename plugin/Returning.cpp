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

bool isHandOver(const Instruction &i) {
  auto *call = dyn_cast<CallBase>(&i);
  return call && call->getIntrinsicID() == Intrinsic::coro_await_suspend_handle;
}

bool ReturningCalls::mayLeave(const CallBase &call) {
  if (call.isInlineAsm())
    return false;
  // A coroutine leaves here, and comes back without having been entered.
  if (call.getIntrinsicID() == Intrinsic::coro_suspend)
    return true;
  // Whoever leaves here leaves at the suspend point that is next.
  if (isHandOver(call))
    return false;
  if (call.doesNotThrow() && call.hasFnAttr(Attribute::WillReturn))
    return false;
  if (isa<IntrinsicInst>(call))
    return call.doesNotReturn() || !call.doesNotThrow();
  const Function *callee = call.getCalledFunction();
  return !callee || !comesBack(*callee);
}

bool ReturningCalls::comesBack(const Function &f) {
  // Recursion finds this entry and so counts as not sure to come back.
  auto [it, isNew] = known.insert({&f, false});
  if (!isNew)
    return it->second;
  bool result =
      f.isDeclaration() ? libraryFunctionComesBack(f) : bodyComesBack(f);
  return known[&f] = result;
}

bool ReturningCalls::bodyComesBack(const Function &f) {
  if (f.isInterposable() || f.isPresplitCoroutine() || f.doesNotReturn())
    return false;
  for (const Instruction &i : instructions(f)) {
    if (isa<ResumeInst, IndirectBrInst, CallBrInst>(i))
      return false;
    if (auto *call = dyn_cast<CallBase>(&i))
      if (mayLeave(*call))
        return false;
  }
  SmallVector<std::pair<const BasicBlock *, const BasicBlock *>, 4> backedges;
  FindFunctionBackedges(f, backedges);
  return backedges.empty();
}

/// What LLVM knows of the C library's functions, asked of a copy of the
/// declaration so that the module stays as it is.
bool ReturningCalls::libraryFunctionComesBack(const Function &f) {
  auto &tli = fam.getResult<TargetLibraryAnalysis>(const_cast<Function &>(f));
  LibFunc kind;
  if (!tli.getLibFunc(f, kind) || !tli.has(kind))
    return false;
  Module scratch("", f.getContext());
  scratch.setDataLayout(f.getParent()->getDataLayout());
  scratch.setTargetTriple(f.getParent()->getTargetTriple());
  Function *copy = Function::Create(
      f.getFunctionType(), GlobalValue::ExternalLinkage, f.getName(), scratch);
  inferNonMandatoryLibFuncAttrs(*copy, tli);
  return copy->doesNotThrow() && copy->willReturn();
}

} // namespace lineprof
