//===- plugin/SlotCode.cpp - a slot is taken, told and given back ---------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SlotCode.h"
#include "Instrument.h"
#include "lineprof/records.h"
#include "llvm/IR/MDBuilder.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"

using namespace llvm;

namespace lineprof {

static Instruction *splitIfRare(Value *condition, Instruction *at) {
  return SplitBlockAndInsertIfThen(
      condition, at, /*Unreachable=*/false,
      MDBuilder(at->getContext()).createUnlikelyBranchWeights());
}

/// Asked for anew each time, as keeping it costs a register.
static Value *addressOfReturn(Instrument &builder) {
  return builder.CreateIntrinsic(Intrinsic::addressofreturnaddress,
                                 {builder.getPtrTy()}, {});
}

static void storeDeepest(Instrument &builder, Value *thread, Value *frame) {
  static_assert(offsetof(Thread, deepest) == 0);
  builder.store(frame, thread, AtomicOrdering::Release);
}

SlotCode::SlotCode(Instruction *start, GlobalVariable &sites) : sites(sites) {
  Instrument builder(start);
  if (start->getFunction()->hasOptNone()) {
    Value *frame =
        builder.CreatePtrToInt(addressOfReturn(builder), builder.getInt64Ty());
    mine = builder.call("__lineprof_take_slot", {frame, &sites},
                        builder.getPtrTy());
    return;
  }
  Type *int64 = builder.getInt64Ty();
  Value *tls = builder.tls();
  Value *thread = builder.loadThread(tls);
  auto variable = [&](size_t offset) {
    return builder.CreateAlignedLoad(int64, builder.field(thread, offset),
                                     Align(8));
  };
  Value *address = addressOfReturn(builder);
  Value *frame = builder.CreatePtrToInt(address, int64);
  Value *parallel = builder.CreateIntToPtr(
      builder.CreateAdd(frame, variable(offsetof(Thread, delta))),
      builder.getPtrTy());
  Value *isForeign = builder.CreateICmpUGE(
      builder.CreateSub(frame, variable(offsetof(Thread, stack_begin))),
      variable(offsetof(Thread, stack_size)));
  BasicBlock *head = start->getParent();
  Instrument cold(splitIfRare(isForeign, start));
  Value *found =
      cold.coldCall("__lineprof_find_slot", {frame}, cold.getPtrTy());
  Value *attached = cold.loadThread(tls);
  auto either = [&](Value *usual, Value *other) {
    PHINode *phi =
        PHINode::Create(usual->getType(), 2, "", start->getParent()->begin());
    phi->addIncoming(usual, head);
    phi->addIncoming(other, cold.GetInsertBlock());
    return phi;
  };
  mine = either(parallel, found);
  thread = either(thread, attached);

  Instrument last(start);
  // Site 0 and the return address in one store.
  static_assert(offsetof(Slot, return_address) == offsetof(Slot, site) + 4);
  Value *returnAddress = last.CreateAlignedLoad(int64, address, Align(8));
  last.store(last.CreateShl(returnAddress, 32),
             last.field(mine, offsetof(Slot, site)));
  last.store(&sites, last.field(mine, offsetof(Slot, table)));
  storeDeepest(last, thread, frame);
}

void SlotCode::comeBack(Instruction *at, DebugLoc line) const {
  Instrument builder(at, line);
  Value *thread = builder.loadThread(builder.tls());
  storeDeepest(
      builder, thread,
      builder.CreatePtrToInt(addressOfReturn(builder), builder.getInt64Ty()));
}

void SlotCode::giveBack(Instruction *exit) const {
  Instrument builder(exit);
  builder.store(ConstantPointerNull::get(builder.getPtrTy()),
                builder.field(mine, offsetof(Slot, table)));
}

void SlotCode::storeSite(Instruction *at, uint32_t site, DebugLoc line) const {
  Instrument builder(at, line);
  builder.store(builder.getInt32(site),
                builder.field(mine, offsetof(Slot, site)));
}

void SlotCode::callIfTimed(StringRef function, Instruction *at, uint32_t site,
                           DebugLoc line) const {
  Instrument builder(at, line);
  Value *entry =
      builder.field(&sites, sizeof(SiteTable) + site * sizeof(SiteEntry));
  Value *kind = builder.CreateAlignedLoad(
      builder.getInt32Ty(), builder.field(entry, offsetof(SiteEntry, kind)),
      Align(4));
  Value *isTimed = builder.CreateICmpEQ(kind, builder.getInt32(kSiteTimed));
  Instrument(splitIfRare(isTimed, at)).coldCall(function, {mine});
}

} // namespace lineprof
