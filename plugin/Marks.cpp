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

void createMark(Instruction *before, GlobalVariable &counters, Value *index,
                Value *amount, StringRef markName) {
  Module &m = *before->getModule();
  IRBuilder<> builder(before);
  builder.SetCurrentDebugLocation(DebugLoc());
  // A declaration that nothing refers to once the marks are lowered.
  Constant *name = m.getOrInsertGlobal(markName, builder.getInt8Ty());
  Constant *null = ConstantPointerNull::get(builder.getPtrTy());
  CallInst *call = builder.CreateIntrinsic(
      Intrinsic::var_annotation, {builder.getPtrTy(), builder.getPtrTy()},
      {&counters, name, null, index,
       builder.CreateIntToPtr(amount ? amount : builder.getInt64(1),
                              builder.getPtrTy())});
  call->addFnAttr(Attribute::NoMerge);
}

Mark::Mark(Instruction &i, StringRef wanted) {
  auto *ii = dyn_cast<IntrinsicInst>(&i);
  if (ii && ii->getIntrinsicID() == Intrinsic::var_annotation)
    if (auto *name = dyn_cast<GlobalVariable>(ii->getArgOperand(1)))
      if (name->getName() == wanted)
        annotation = ii;
}

GlobalVariable *Mark::counters() const {
  return cast<GlobalVariable>(annotation->getArgOperand(0));
}

} // namespace lineprof
