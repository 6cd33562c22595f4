//===- plugin/Marks.cpp - what the early phase leaves for the late one ----===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Marks.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace lineprof {

static constexpr char kMarkName[] = "lineprof.mark";

void createMark(Instruction *Before, GlobalVariable &Counters, Value *Index) {
  Module &M = *Before->getModule();
  IRBuilder<> Builder(Before);
  Builder.SetCurrentDebugLocation(DebugLoc());
  // A declaration that nothing refers to once the marks are lowered.
  Constant *Name = M.getOrInsertGlobal(kMarkName, Builder.getInt8Ty());
  Constant *Null = ConstantPointerNull::get(Builder.getPtrTy());
  CallInst *Call = Builder.CreateIntrinsic(
      Intrinsic::var_annotation, {Builder.getPtrTy(), Builder.getPtrTy()},
      {&Counters, Name, Null, Index, Null});
  Call->addFnAttr(Attribute::NoMerge);
}

Mark::Mark(Instruction &I) {
  auto *II = dyn_cast<IntrinsicInst>(&I);
  if (II && II->getIntrinsicID() == Intrinsic::var_annotation)
    if (auto *Name = dyn_cast<GlobalVariable>(II->getArgOperand(1)))
      if (Name->getName() == kMarkName)
        Call = II;
}

GlobalVariable *Mark::counters() const {
  return cast<GlobalVariable>(Call->getArgOperand(0));
}

} // namespace lineprof
