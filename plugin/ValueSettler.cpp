//===- plugin/ValueSettler.cpp - what was computed stays computed ---------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ValueSettler.h"
#include "Instrument.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/IR/InlineAsm.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"
#include "llvm/TargetParser/Triple.h"

using namespace llvm;

namespace lineprof {

ValueSettler::ValueSettler(Function &f) {
  StringRef features = f.getFnAttribute("target-features").getValueAsString();
  bool isX86 = Triple(f.getParent()->getTargetTriple()).isX86();
  if (!features.contains("soft-float") && !features.contains("-sse"))
    floatConstraint = isX86 ? "=x,0" : "=w,0";
}

/// Addresses, conditions and changes of width mostly become part of the
/// instruction that uses them. An asm would take them out of it.
static bool isFree(const Instruction &i) {
  return isa<GetElementPtrInst, CmpInst, FreezeInst>(i) ||
         (isa<CastInst>(i) && (i.getType()->isIntOrPtrTy() &&
                               i.getOperand(0)->getType()->isIntOrPtrTy()));
}

/// Of types that each processor with such registers has.
static bool fitsFloatRegister(Type *type) {
  Type *element = type->getScalarType();
  bool isPlain = element->isFloatTy() || element->isDoubleTy() ||
                 element->isIntegerTy(8) || element->isIntegerTy(16) ||
                 element->isIntegerTy(32) || element->isIntegerTy(64);
  return isPlain &&
         (isa<FixedVectorType>(type) ? type->getPrimitiveSizeInBits() == 128
                                     : type->isFloatingPointTy());
}

/// Null for what was not computed or doesn't fit into a register.
const char *ValueSettler::constraintFor(const Instruction &i) const {
  if (isFree(i) || i.mayReadOrWriteMemory() ||
      !isa<BinaryOperator, UnaryOperator, SelectInst, CastInst, IntrinsicInst>(
          i))
    return nullptr;
  Type *type = i.getType();
  if (fitsFloatRegister(type))
    return floatConstraint;
  return type->isPointerTy() || type->isIntegerTy(32) || type->isIntegerTy(64)
             ? "=r,0"
             : nullptr;
}

static CallInst *settle(Instruction &value, const char *constraint,
                        Instruction &before) {
  auto *type = FunctionType::get(value.getType(), {value.getType()}, false);
  CallInst *settled = Instrument(&before).CreateCall(
      InlineAsm::get(type, "", constraint, /*hasSideEffects=*/true), {&value});
  settled->addFnAttr(Attribute::NoUnwind);
  return settled;
}

void ValueSettler::settleBefore(
    Instruction &at, function_ref<bool(Instruction &)> isBorder) const {
  SmallPtrSet<const User *, 16> inFront;
  SmallVector<Instruction *, 16> candidates; // from the last to the first
  for (Instruction *i = at.getPrevNode();
       i && !isBorder(*i) && !isa<PHINode>(i); i = i->getPrevNode()) {
    inFront.insert(i);
    if (isFree(*i) || constraintFor(*i))
      candidates.push_back(i);
  }
  auto isBehind = [&](const Use &use) {
    return !inFront.contains(use.getUser());
  };
  Instruction *behind = &at;
  for (Instruction *i : candidates) {
    if (none_of(i->uses(), isBehind))
      continue;
    if (!isFree(*i)) {
      CallInst *settled = settle(*i, constraintFor(*i), *behind);
      i->replaceUsesWithIf(settled, [&](Use &use) {
        return use.getUser() != settled && isBehind(use);
      });
      behind = settled;
    } else if (all_of(i->uses(), isBehind)) {
      i->moveBefore(behind);
      behind = i;
      inFront.erase(i);
    }
  }
}

} // namespace lineprof
