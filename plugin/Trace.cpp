//===- plugin/Trace.cpp - reading the clock where the line changes --------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Trace.h"
#include "Counters.h"
#include "Instrument.h"
#include "Marks.h"
#include "ValueSettler.h"
#include "lineprof/records.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/IR/InlineAsm.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"
#include "llvm/TargetParser/Triple.h"
#include "llvm/Transforms/Utils/EscapeEnumerator.h"

using namespace llvm;

namespace lineprof {

static SmallVector<CallInst *, 16> traceMarksOf(Function &f) {
  SmallVector<CallInst *, 16> marks;
  for (Instruction &i : instructions(f))
    if (Mark mark(i, kTraceName); mark)
      marks.push_back(mark.call());
  return marks;
}

//===----------------------------------------------------------------------===//
// Before vectorising
//===----------------------------------------------------------------------===//

bool pinTraceMarks(Function &f) {
  SmallVector<CallInst *, 16> marks = traceMarksOf(f);
  ValueSettler values(f);
  for (CallInst *mark : marks) {
    values.settleBefore(
        *mark, [](Instruction &i) { return bool(Mark(i, kTraceName)); });
    Instrument builder(mark);
    auto *type = FunctionType::get(builder.getVoidTy(), false);
    builder
        .CreateCall(InlineAsm::get(type, "", "~{memory}",
                                   /*hasSideEffects=*/true))
        ->addFnAttr(Attribute::NoUnwind);
  }
  return !marks.empty();
}

//===----------------------------------------------------------------------===//
// Lowering
//===----------------------------------------------------------------------===//

namespace {

class TraceWriter {
public:
  TraceWriter(Function &f, const CounterArray &counters,
              const FunctionEntry &function)
      : f(f), header(function.header()),
        entries(CounterWriter(f).base(counters)) {}

  void run(ArrayRef<CallInst *> marks) {
    makeFrame();
    for (CallInst *mark : marks) {
      auto *line = cast<ConstantInt>(Mark(*mark, kTraceName).index());
      traceBefore(*mark, line->getZExtValue());
      mark->eraseFromParent();
    }
    traceUnwinding();
  }

private:
  Value *entry(Instrument &builder, uint32_t line) {
    return builder.field(entries, (header.num_counters + 1) * sizeof(uint64_t) +
                                      line * sizeof(TraceEntry));
  }

  void makeFrame() {
    Instrument builder(&*f.getEntryBlock().begin());
    frame = builder.CreateAlloca(
        ArrayType::get(builder.getInt64Ty(), sizeof(TraceFrame) / 8));
    frame->setAlignment(Align(8));
    builder.SetInsertPoint(cast<Instruction>(entries)->getNextNode());
    builder.CreateStore(ConstantPointerNull::get(builder.getPtrTy()), frame);
    builder.CreateStore(entry(builder, header.num_lines),
                        builder.field(frame, offsetof(TraceFrame, function)));
  }

  void traceBefore(Instruction &at, uint32_t line) {
    Instrument builder(&at);
    Value *next = line == kNotCounted
                      ? ConstantPointerNull::get(builder.getPtrTy())
                      : entry(builder, line);
    auto *type = FunctionType::get(
        builder.getVoidTy(), {builder.getPtrTy(), builder.getPtrTy()}, false);
    CallInst *call = builder.CreateCall(
        type, builder.loadFromModule(offsetof(lineprof::Module, trace)),
        {frame, next});
    call->setCallingConv(CallingConv::PreserveMost);
    call->addFnAttr(Attribute::NoUnwind);
  }

  /// Returns and resumes have their marks. A call that may throw becomes an
  /// invoke.
  void traceUnwinding() {
    if (!f.hasPersonalityFn() && !f.doesNotThrow())
      if (Function *known = f.getParent()->getFunction("__gxx_personality_v0"))
        f.setPersonalityFn(known);
    SmallPtrSet<BasicBlock *, 32> known;
    for (BasicBlock &bb : f)
      known.insert(&bb);
    EscapeEnumerator exits(f);
    while (IRBuilder<> *exit = exits.Next())
      if (!known.contains(exit->GetInsertBlock()))
        traceBefore(*exit->GetInsertPoint(), kNotCounted);
  }

  Function &f;
  FunctionRecord header;
  Value *entries; ///< the function's counters in this thread's image
  AllocaInst *frame = nullptr;
};

} // namespace

bool lowerTrace(Function &f, const FunctionIndex &index) {
  SmallVector<CallInst *, 16> marks = traceMarksOf(f);
  if (marks.empty())
    return false;
  CounterArray counters = Mark(*marks.front(), kTraceName).counters();
  if (const FunctionEntry *function = index.find(counters))
    TraceWriter(f, counters, *function).run(marks);
  return true;
}

} // namespace lineprof
