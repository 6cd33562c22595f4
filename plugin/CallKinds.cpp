//===- plugin/CallKinds.cpp - calls worth a site, and worth timing -------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CallKinds.h"
#include "llvm/Analysis/CFG.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"

using namespace llvm;

namespace lineprof {

/// Intrinsics that code generation usually turns into a library call that may
/// take a while.
static bool isLibraryCall(const IntrinsicInst &i) {
  if (auto *mem = dyn_cast<MemIntrinsic>(&i)) {
    auto *length = dyn_cast<ConstantInt>(mem->getLength());
    return !length || length->getValue().uge(1024);
  }
  switch (i.getIntrinsicID()) {
  case Intrinsic::sin:
  case Intrinsic::cos:
  case Intrinsic::tan:
  case Intrinsic::exp:
  case Intrinsic::exp2:
  case Intrinsic::log:
  case Intrinsic::log2:
  case Intrinsic::log10:
  case Intrinsic::pow:
    return !i.getType()->isVectorTy();
  default:
    return false;
  }
}

bool needsSite(const CallBase &call) {
  if (call.isInlineAsm() || call.isMustTailCall() ||
      call.hasMetadata(LLVMContext::MD_nosanitize) || isa<CallBrInst>(call))
    return false;
  if (auto *i = dyn_cast<IntrinsicInst>(&call))
    return isLibraryCall(*i);
  return true;
}

static bool isShortLeaf(const Function &callee) {
  constexpr unsigned kFew = 50;
  if (callee.isDeclaration() || callee.getInstructionCount() > kFew)
    return false;
  for (const Instruction &i : instructions(callee))
    if (isa<CallBase>(i) && !isa<IntrinsicInst>(i))
      return false;
  SmallVector<std::pair<const BasicBlock *, const BasicBlock *>, 4> backedges;
  FindFunctionBackedges(callee, backedges);
  return backedges.empty();
}

/// LLVM promises an end of library functions that only compute, and of none
/// that asks the system for something.
static bool onlyComputes(const CallBase &call, const Function &callee,
                         const TargetLibraryInfo &tli) {
  LibFunc kind;
  return call.doesNotThrow() && call.hasFnAttr(Attribute::WillReturn) &&
         tli.getLibFunc(callee, kind);
}

SiteKind kindOfSite(const CallBase &call, const TargetLibraryInfo &tli) {
  const Function *callee = call.getCalledFunction();
  if (!callee)
    return kSiteTimed;
  bool isShort = callee == call.getFunction() || callee->isIntrinsic() ||
                 isShortLeaf(*callee) || onlyComputes(call, *callee, tli);
  return isShort || call.doesNotReturn() ? kSiteSampled : kSiteTimed;
}

} // namespace lineprof
