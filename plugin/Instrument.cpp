//===- plugin/Instrument.cpp - a builder for our own code -----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Instrument.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace lineprof {

void InstrumentInserter::InsertHelper(Instruction *I, const Twine &Name,
                                      BasicBlock::iterator At) const {
  IRBuilderDefaultInserter::InsertHelper(I, Name, At);
  I->setMetadata(LLVMContext::MD_nosanitize, MDNode::get(I->getContext(), {}));
}

Instrument::Instrument(Instruction *Before) : IRBuilder(Before->getContext()) {
  SetInsertPoint(Before);
  SetCurrentDebugLocation(DebugLoc());
}

GlobalVariable *Instrument::module() {
  llvm::Module &M = *GetInsertBlock()->getModule();
  auto *G = cast<GlobalVariable>(
      M.getOrInsertGlobal("__lineprof_module", getInt8Ty()));
  G->setVisibility(GlobalValue::HiddenVisibility);
  G->setDSOLocal(true);
  return G;
}

Value *Instrument::tls() {
  llvm::Module &M = *GetInsertBlock()->getModule();
  auto *G = cast<GlobalVariable>(
      M.getOrInsertGlobal("__lineprof_tls", getInt8Ty(), [&] {
        auto *Made = new GlobalVariable(M, getInt8Ty(), /*isConstant=*/false,
                                       GlobalValue::ExternalLinkage, nullptr,
                                       "__lineprof_tls", nullptr,
                                       GlobalValue::InitialExecTLSModel);
        Made->setVisibility(GlobalValue::HiddenVisibility);
        Made->setDSOLocal(true);
        Made->setAlignment(Align(16));
        return Made;
      }));
  return CreateThreadLocalAddress(G);
}

Value *Instrument::field(Value *Base, int64_t Offset) {
  return Offset ? CreateConstInBoundsGEP1_64(getInt8Ty(), Base, Offset) : Base;
}

Value *Instrument::loadBias() {
  return CreateAlignedLoad(getInt64Ty(), field(tls(), offsetof(Tls, bias)),
                           Align(8));
}

Value *Instrument::loadThread(Value *Tls) {
  return CreateAlignedLoad(
      getPtrTy(), field(Tls, offsetof(lineprof::Tls, thread)), Align(8));
}

Value *Instrument::load(Type *Type, Value *At) {
  LoadInst *Load = CreateAlignedLoad(Type, At, Align(8));
  Load->setAtomic(AtomicOrdering::Monotonic);
  return Load;
}

void Instrument::store(Value *V, Value *At, AtomicOrdering Order) {
  StoreInst *Store = CreateAlignedStore(V, At, Align(8));
  Store->setAtomic(Order);
}

CallInst *Instrument::coldCall(Value *Callee, ArrayRef<Value *> Args) {
  SmallVector<Type *, 2> Types;
  for (Value *Arg : Args)
    Types.push_back(Arg->getType());
  CallInst *Call =
      CreateCall(FunctionType::get(getPtrTy(), Types, false), Callee, Args);
  Call->setCallingConv(CallingConv::PreserveMost);
  Call->addFnAttr(Attribute::Cold);
  Call->addFnAttr(Attribute::NoUnwind);
  return Call;
}

Value *Instrument::loadFromModule(int64_t Offset) {
  return CreateAlignedLoad(getPtrTy(), field(module(), Offset), Align(8));
}

} // namespace lineprof
