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

void InstrumentInserter::InsertHelper(Instruction *i, const Twine &name,
                                      BasicBlock::iterator at) const {
  IRBuilderDefaultInserter::InsertHelper(i, name, at);
  i->setMetadata(LLVMContext::MD_nosanitize, MDNode::get(i->getContext(), {}));
}

Instrument::Instrument(Instruction *before, DebugLoc line)
    : IRBuilder(before->getContext()) {
  SetInsertPoint(before);
  SetCurrentDebugLocation(line);
}

GlobalVariable *Instrument::module() {
  llvm::Module &m = *GetInsertBlock()->getModule();
  auto *g = cast<GlobalVariable>(
      m.getOrInsertGlobal("__lineprof_module", getInt8Ty()));
  g->setVisibility(GlobalValue::HiddenVisibility);
  g->setDSOLocal(true);
  return g;
}

Value *Instrument::tls() {
  llvm::Module &m = *GetInsertBlock()->getModule();
  auto *g = cast<GlobalVariable>(
      m.getOrInsertGlobal("__lineprof_tls", getInt8Ty(), [&] {
        auto *made = new GlobalVariable(m, getInt8Ty(), /*isConstant=*/false,
                                        GlobalValue::ExternalLinkage, nullptr,
                                        "__lineprof_tls", nullptr,
                                        GlobalValue::InitialExecTLSModel);
        made->setVisibility(GlobalValue::HiddenVisibility);
        made->setDSOLocal(true);
        made->setAlignment(Align(16));
        return made;
      }));
  return CreateThreadLocalAddress(g);
}

Value *Instrument::field(Value *base, int64_t offset) {
  return offset ? CreateConstInBoundsGEP1_64(getInt8Ty(), base, offset) : base;
}

Value *Instrument::loadBias() {
  return CreateAlignedLoad(getInt64Ty(), field(tls(), offsetof(Tls, bias)),
                           Align(8));
}

Value *Instrument::loadThread(Value *tls) {
  return CreateAlignedLoad(
      getPtrTy(), field(tls, offsetof(lineprof::Tls, thread)), Align(8));
}

Value *Instrument::load(Type *type, Value *at) {
  LoadInst *load = CreateAlignedLoad(type, at, Align(8));
  load->setAtomic(AtomicOrdering::Monotonic);
  return load;
}

void Instrument::store(Value *v, Value *at, AtomicOrdering order) {
  StoreInst *store = CreateAlignedStore(v, at, Align(8));
  store->setAtomic(order);
}

CallInst *Instrument::call(StringRef name, ArrayRef<Value *> args,
                           Type *result) {
  SmallVector<Type *, 2> types;
  for (Value *arg : args)
    types.push_back(arg->getType());
  FunctionCallee callee = GetInsertBlock()->getModule()->getOrInsertFunction(
      name, FunctionType::get(result ? result : getVoidTy(), types, false));
  auto *f = cast<Function>(callee.getCallee());
  f->setVisibility(GlobalValue::HiddenVisibility);
  f->setDSOLocal(true);
  CallInst *made = CreateCall(callee, args);
  made->addFnAttr(Attribute::NoUnwind);
  return made;
}

CallInst *Instrument::coldCall(StringRef name, ArrayRef<Value *> args,
                               Type *result) {
  CallInst *made = call(name, args, result);
  made->setCallingConv(CallingConv::PreserveMost);
  made->getCalledFunction()->setCallingConv(CallingConv::PreserveMost);
  made->addFnAttr(Attribute::Cold);
  return made;
}

Value *Instrument::loadFromModule(int64_t offset) {
  return CreateAlignedLoad(getPtrTy(), field(module(), offset), Align(8));
}

} // namespace lineprof
