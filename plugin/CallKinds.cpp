//===- plugin/CallKinds.cpp - calls worth a site, and worth timing -------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CallKinds.h"
#include "llvm/Analysis/CFG.h"
#include "llvm/IR/DataLayout.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace lineprof {

/// Copies of known length are a few moves if they are short.
static bool isLibraryCall(const MemIntrinsic &copy) {
  constexpr unsigned kMoved = 128, kMovedUnoptimised = 32; ///< bytes
  auto *length = dyn_cast<ConstantInt>(copy.getLength());
  bool isOptimised = !copy.getFunction()->hasOptNone();
  return !length ||
         length->getValue().ugt(isOptimised ? kMoved : kMovedUnoptimised);
}

/// Intrinsics that code generation turns into a call of the C library, some of
/// them if the processor has no instruction for it.
static bool isLibraryCall(const IntrinsicInst &i,
                          const TargetTransformInfo &tti) {
  constexpr unsigned kCostOfCall = 10; ///< BasicTTIImpl's
  if (auto *copy = dyn_cast<MemIntrinsic>(&i))
    return isLibraryCall(*copy);
  switch (i.getIntrinsicID()) {
  case Intrinsic::ldexp:
  case Intrinsic::llround:
  case Intrinsic::lround:
    return true;
  case Intrinsic::ceil:
  case Intrinsic::cos:
  case Intrinsic::exp:
  case Intrinsic::exp10:
  case Intrinsic::exp2:
  case Intrinsic::floor:
  case Intrinsic::fma:
  case Intrinsic::log:
  case Intrinsic::log10:
  case Intrinsic::log2:
  case Intrinsic::nearbyint:
  case Intrinsic::pow:
  case Intrinsic::rint:
  case Intrinsic::round:
  case Intrinsic::roundeven:
  case Intrinsic::sin:
  case Intrinsic::tan:
  case Intrinsic::trunc:
    return tti.getInstructionCost(
               &i, TargetTransformInfo::TCK_RecipThroughput) >= kCostOfCall;
  default:
    return false;
  }
}

/// Arithmetic that no processor has instructions for is that of libgcc, and
/// fmod() of the C library.
static bool isLibraryCall(const Instruction &i) {
  auto isWide = [&](const Type *type) {
    type = type->getScalarType();
    const DataLayout &layout = i.getModule()->getDataLayout();
    return type->isFP128Ty() || (type->isIntegerTy() &&
                                 type->getIntegerBitWidth() >
                                     layout.getLargestLegalIntTypeSizeInBits());
  };
  switch (i.getOpcode()) {
  case Instruction::FRem:
    return true;
  case Instruction::UDiv:
  case Instruction::SDiv:
  case Instruction::URem:
  case Instruction::SRem:
  case Instruction::FAdd:
  case Instruction::FSub:
  case Instruction::FMul:
  case Instruction::FDiv:
    return isWide(i.getType());
  case Instruction::FPToUI:
  case Instruction::FPToSI:
  case Instruction::UIToFP:
  case Instruction::SIToFP:
    return isWide(i.getType()) || isWide(i.getOperand(0)->getType());
  default:
    return false;
  }
}

bool needsSite(const Instruction &i, const TargetTransformInfo &tti) {
  if (i.hasMetadata(LLVMContext::MD_nosanitize))
    return false;
  auto *call = dyn_cast<CallBase>(&i);
  if (!call)
    return isLibraryCall(i);
  if (auto *intrinsic = dyn_cast<IntrinsicInst>(call))
    return isLibraryCall(*intrinsic, tti);
  return !call->isInlineAsm() && !call->isMustTailCall() &&
         !isa<CallBrInst>(call);
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

SiteKind kindOfSite(const Instruction &i, const TargetLibraryInfo &tli) {
  auto *call = dyn_cast<CallBase>(&i);
  if (!call)
    return kSiteSampled;
  const Function *callee = call->getCalledFunction();
  if (!callee)
    return kSiteTimed;
  bool isShort = callee == call->getFunction() || callee->isIntrinsic() ||
                 isShortLeaf(*callee) || onlyComputes(*call, *callee, tli);
  return isShort || call->doesNotReturn() ? kSiteSampled : kSiteTimed;
}

} // namespace lineprof
