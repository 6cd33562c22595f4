//===- plugin/Counters.cpp - marks become increments ----------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Counters.h"
#include "Instrument.h"
#include "Marks.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/IR/InlineAsm.h"

using namespace llvm;

namespace lineprof {

/// Code generation would take the sum apart again and keep its parts in three.
static Instruction *inOneRegister(Instrument &builder, Value *v) {
  auto *type = FunctionType::get(v->getType(), {v->getType()}, false);
  return builder.CreateCall(
      InlineAsm::get(type, "", "=r,0", /*hasSideEffects=*/false), {v});
}

/// Computed once, at the entry.
Instruction *CounterWriter::baseOf(GlobalVariable *variable) {
  Instruction *&base = bases[variable];
  if (!base) {
    Instrument builder(&*f.getEntryBlock().getFirstNonPHIOrDbgOrAlloca());
    if (!bias)
      bias = builder.loadBias();
    else
      builder.SetInsertPoint(cast<Instruction>(bias)->getNextNode());
    base = inOneRegister(
        builder, builder.CreateGEP(builder.getInt8Ty(), variable, bias));
  }
  return base;
}

Value *CounterWriter::base(const CounterArray &counters) {
  Instruction *base = baseOf(counters.variable);
  return Instrument(base->getNextNode()).field(base, counters.offset);
}

/// In one instruction where the index is known, as most of them are.
static Value *addressOf(const CounterArray &counters, Value *index, Value *base,
                        Instrument &builder) {
  Type *type = builder.getInt64Ty();
  if (auto *known = dyn_cast<ConstantInt>(index))
    return builder.field(base, counters.offset +
                                   sizeof(uint64_t) * known->getZExtValue());
  return builder.CreateInBoundsGEP(type, builder.field(base, counters.offset),
                                   builder.CreateZExt(index, type));
}

void CounterWriter::lower(CallInst &call) {
  Mark mark(call);
  Value *amount = mark.amount();
  if (!isa<ConstantPointerNull>(amount)) {
    CounterArray counters = mark.counters();
    Value *base = baseOf(counters.variable);
    Instrument builder(&call, call.getDebugLoc());
    Type *type = builder.getInt64Ty();
    Value *address = addressOf(counters, mark.index(), base, builder);
    Value *old = builder.CreateAlignedLoad(type, address, Align(8));
    Value *sum = builder.CreateAdd(old, builder.CreatePtrToInt(amount, type));
    builder.CreateAlignedStore(sum, address, Align(8));
  }
  call.eraseFromParent();
}

void admitStores(ArrayRef<Function *> functions) {
  SmallPtrSet<Function *, 32> done;
  SmallVector<Function *, 32> work(functions);
  while (!work.empty()) {
    Function &f = *work.pop_back_val();
    if (!done.insert(&f).second)
      continue;
    f.setMemoryEffects(MemoryEffects::unknown());
    for (User *u : f.users())
      if (auto *call = dyn_cast<CallBase>(u)) {
        call->setMemoryEffects(MemoryEffects::unknown());
        work.push_back(call->getFunction());
      }
  }
}

} // namespace lineprof
