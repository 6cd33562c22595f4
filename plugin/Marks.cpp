//===- plugin/Marks.cpp - what the early phase leaves for the late one ----===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Marks.h"
#include "llvm/Analysis/ValueTracking.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace lineprof {

static constexpr char kEnterName[] = "lineprof.enter";
static constexpr char kLeaveName[] = "lineprof.leave";

CounterArray::CounterArray(const Value *address) {
  const DataLayout &layout = cast<GlobalVariable>(getUnderlyingObject(address))
                                 ->getParent()
                                 ->getDataLayout();
  APInt bytes(64, 0);
  variable = cast<GlobalVariable>(const_cast<Value *>(
      address->stripAndAccumulateInBoundsConstantOffsets(layout, bytes)));
  offset = bytes.getZExtValue();
}

Constant *CounterArray::address() const {
  LLVMContext &context = variable->getContext();
  if (!offset)
    return variable;
  return ConstantExpr::getInBoundsGetElementPtr(
      Type::getInt8Ty(context), variable,
      ConstantInt::get(Type::getInt64Ty(context), offset));
}

static void createAnnotation(IRBuilder<> &builder, StringRef kind,
                             Constant &counters, Value *index, Value *amount) {
  Module &m = *builder.GetInsertBlock()->getModule();
  // A declaration that nothing refers to once the marks are lowered.
  Constant *name = m.getOrInsertGlobal(kind, builder.getInt8Ty());
  Constant *null = ConstantPointerNull::get(builder.getPtrTy());
  CallInst *call = builder.CreateIntrinsic(
      Intrinsic::var_annotation, {builder.getPtrTy(), builder.getPtrTy()},
      {&counters, name, null, index,
       builder.CreateIntToPtr(amount, builder.getPtrTy())});
  call->addFnAttr(Attribute::NoMerge);
}

template <typename RangeT> static DebugLoc firstLine(const RangeT &code) {
  for (const Instruction &i : code)
    if (const DebugLoc &line = i.getDebugLoc();
        line && line.getLine() && !i.isDebugOrPseudoInst())
      return line;
  return {};
}

DebugLoc lineFrom(const Instruction &at) {
  const BasicBlock &bb = *at.getParent();
  DebugLoc line = firstLine(make_range(at.getIterator(), bb.end()));
  const BasicBlock *next = bb.getUniqueSuccessor();
  return line || !next ? line : firstLine(*next);
}

void createMark(Instruction *before, Constant &counters, Value *index,
                Value *amount, StringRef name) {
  IRBuilder<> builder(before);
  builder.SetCurrentDebugLocation(lineFrom(*before));
  createAnnotation(builder, name, counters, index,
                   amount ? amount : builder.getInt64(1));
}

void createRegionMark(Instruction *before, Constant &counters, bool enters) {
  IRBuilder<> builder(before);
  // So that inlining leaves a chain of locations.
  DISubprogram *sp = before->getFunction()->getSubprogram();
  DebugLoc location;
  if (sp)
    location = DILocation::get(before->getContext(), sp->getLine(), 0, sp);
  builder.SetCurrentDebugLocation(location);
  createAnnotation(builder, enters ? kEnterName : kLeaveName, counters,
                   builder.getInt32(0), builder.getInt64(0));
}

/// The call if it is an annotation, and its kind.
static std::pair<CallInst *, StringRef> annotationAt(Instruction &i) {
  auto *ii = dyn_cast<IntrinsicInst>(&i);
  if (ii && ii->getIntrinsicID() == Intrinsic::var_annotation)
    if (auto *name = dyn_cast<GlobalVariable>(ii->getArgOperand(1)))
      return {ii, name->getName()};
  return {};
}

Mark::Mark(Instruction &i, StringRef name) {
  auto [call, kind] = annotationAt(i);
  if (call && kind == name)
    annotation = call;
}

CounterArray Mark::counters() const {
  return CounterArray(annotation->getArgOperand(0));
}

bool hasMark(Function &f) {
  return any_of(instructions(f), [](Instruction &i) { return bool(Mark(i)); });
}

RegionMark::RegionMark(Instruction &i) {
  auto [call, kind] = annotationAt(i);
  isEnter = kind == kEnterName;
  if (isEnter || kind == kLeaveName)
    annotation = call;
}

CounterArray RegionMark::counters() const {
  return CounterArray(annotation->getArgOperand(0));
}

} // namespace lineprof
