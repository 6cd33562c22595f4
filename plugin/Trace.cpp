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
#include "SourceLines.h"
#include "lineprof/format.h"
#include "llvm/ADT/PostOrderIterator.h"
#include "llvm/IR/InlineAsm.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"
#include "llvm/Transforms/Utils/EscapeEnumerator.h"

using namespace llvm;

namespace lineprof {

static constexpr char kTraceName[] = "lineprof.trace";

//===----------------------------------------------------------------------===//
// Early phase
//===----------------------------------------------------------------------===//

namespace {

/// Where the line may change: a forward data flow of the line that control was
/// on last.
class LineMarker {
public:
  LineMarker(Function &f, const AddedFunction &added)
      : f(f), added(added), lines(f) {}

  void run() {
    ReversePostOrderTraversal<Function *> order(&f);
    for (bool changed = true; changed;) {
      changed = false;
      for (BasicBlock *bb : order)
        changed |= update(*bb);
    }
    SmallVector<std::pair<Instruction *, uint32_t>, 32> places;
    for (BasicBlock *bb : order)
      walk(*bb, lineInto(*bb), [&](Instruction &i, uint32_t line) {
        places.push_back({&i, line});
      });
    for (auto [before, line] : places)
      mark(before, line);
    for (BasicBlock *bb : order)
      markExit(*bb);
  }

private:
  /// Beside indices of lines: not known yet, and one of several or none.
  static constexpr uint32_t kUnknown = ~0u - 1, kAny = ~0u - 2;

  uint32_t lineOf(const Instruction &i) {
    std::optional<SourceLine> line = lines.lineOf(i);
    if (!line)
      return kNotCounted;
    auto [it, isNew] = indices.insert({{line->file, line->line}, kNotCounted});
    if (isNew)
      it->second = added.entry.lineIndex(line->file, line->line);
    return it->second;
  }

  uint32_t lineInto(BasicBlock &bb) {
    if (&bb == &f.getEntryBlock())
      return kAny;
    uint32_t line = kUnknown;
    for (BasicBlock *pred : predecessors(&bb)) {
      auto known = lineOut.find(pred);
      if (known == lineOut.end())
        continue;
      if (line == kUnknown)
        line = known->second;
      else if (line != known->second)
        line = kAny;
    }
    return line;
  }

  /// Returns the line at the end of \p bb.
  uint32_t walk(BasicBlock &bb, uint32_t line,
                function_ref<void(Instruction &, uint32_t)> change) {
    for (Instruction &i : bb) {
      uint32_t next = lineOf(i);
      if (next == kNotCounted || next == line)
        continue;
      change(i, next);
      line = next;
    }
    return line;
  }

  bool update(BasicBlock &bb) {
    uint32_t out = walk(bb, lineInto(bb), [](Instruction &, uint32_t) {});
    auto [it, isNew] = lineOut.insert({&bb, out});
    bool changed = isNew || it->second != out;
    it->second = out;
    return changed;
  }

  void mark(Instruction *before, uint32_t line) {
    if (isa<PHINode>(before) || before->isEHPad())
      before = &*before->getParent()->getFirstInsertionPt();
    Type *int32 = Type::getInt32Ty(f.getContext());
    createMark(before, *added.counters, ConstantInt::get(int32, line),
               /*amount=*/nullptr, kTraceName);
  }

  /// Nothing may stand between a musttail call and its return.
  void markExit(BasicBlock &bb) {
    if (CallInst *call = bb.getTerminatingMustTailCall())
      mark(call, kNotCounted);
    else if (isa<ReturnInst, ResumeInst>(bb.getTerminator()))
      mark(bb.getTerminator(), kNotCounted);
  }

  Function &f;
  const AddedFunction &added;
  SourceLines lines;
  DenseMap<std::pair<const DIFile *, unsigned>, uint32_t> indices;
  DenseMap<BasicBlock *, uint32_t> lineOut;
};

} // namespace

void markLines(Function &f, const AddedFunction &added) {
  LineMarker(f, added).run();
  f.addFnAttr(Attribute::NoInline);
}

//===----------------------------------------------------------------------===//
// Late phases
//===----------------------------------------------------------------------===//

static SmallVector<CallInst *, 16> traceMarksOf(Function &f) {
  SmallVector<CallInst *, 16> marks;
  for (Instruction &i : instructions(f))
    if (Mark mark(i, kTraceName); mark)
      marks.push_back(mark.call());
  return marks;
}

bool pinTraceMarks(Function &f) {
  SmallVector<CallInst *, 16> marks = traceMarksOf(f);
  for (CallInst *mark : marks) {
    Instrument builder(mark);
    auto *type = FunctionType::get(builder.getVoidTy(), false);
    builder
        .CreateCall(InlineAsm::get(type, "", "~{memory}",
                                   /*hasSideEffects=*/true))
        ->addFnAttr(Attribute::NoUnwind);
  }
  return !marks.empty();
}

namespace {

class TraceWriter {
public:
  TraceWriter(Function &f, GlobalVariable *counters,
              const FunctionEntry &function)
      : f(f), header(function.header()),
        entries(CounterWriter(f).base(counters)) {}

  void run(ArrayRef<CallInst *> marks) {
    makeFrame();
    for (CallInst *mark : marks) {
      auto *line = cast<ConstantInt>(Mark(*mark, kTraceName).index());
      settle(*mark);
      traceBefore(*mark, line->getZExtValue());
      mark->eraseFromParent();
    }
    traceUnwinding();
  }

private:
  Value *entry(Instrument &builder, uint32_t line) {
    return builder.field(entries,
                         (header.num_counters + 1) * sizeof(uint64_t) +
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

  /// What was computed on the line before, and is used later, has to be there
  /// when its time is taken.
  void settle(CallInst &mark) {
    SmallVector<Instruction *, 8> values;
    for (Instruction *i = mark.getPrevNode(); i && !isTrace(*i);
         i = i->getPrevNode())
      if (const char *constraint = constraintFor(*i);
          constraint && isUsedBehind(*i, mark))
        values.push_back(i);
    for (Instruction *value : reverse(values))
      settle(*value, mark);
  }

  static bool isTrace(const Instruction &i) {
    auto *call = dyn_cast<CallInst>(&i);
    return call && call->getCallingConv() == CallingConv::PreserveMost;
  }

  /// For what is computed and fits into a register.
  static const char *constraintFor(const Instruction &i) {
    if (!isa<BinaryOperator, UnaryOperator, SelectInst, CastInst, CmpInst,
             IntrinsicInst>(i) ||
        isa<DbgInfoIntrinsic>(i))
      return nullptr;
    Type *type = i.getType();
    bool isX86 = Triple(i.getModule()->getTargetTriple()).isX86();
    if (type->isFloatTy() || type->isDoubleTy())
      return isX86 ? "=x,0" : "=w,0";
    if (auto *integer = dyn_cast<IntegerType>(type))
      return integer->getBitWidth() == 32 || integer->getBitWidth() == 64
                 ? "=r,0"
                 : nullptr;
    return nullptr;
  }

  static bool isBehind(const Use &use, Instruction &mark) {
    auto *user = cast<Instruction>(use.getUser());
    return isa<PHINode>(user) || user->getParent() != mark.getParent() ||
           mark.comesBefore(user);
  }

  static bool isUsedBehind(Instruction &value, Instruction &mark) {
    return any_of(value.uses(),
                  [&](const Use &use) { return isBehind(use, mark); });
  }

  static void settle(Instruction &value, CallInst &mark) {
    Instrument builder(&mark);
    auto *type = FunctionType::get(value.getType(), {value.getType()}, false);
    CallInst *settled = builder.CreateCall(
        InlineAsm::get(type, "", constraintFor(value), /*hasSideEffects=*/true),
        {&value});
    settled->addFnAttr(Attribute::NoUnwind);
    value.replaceUsesWithIf(settled, [&](Use &use) {
      return use.getUser() != settled && isBehind(use, mark);
    });
  }

  void traceUnwinding() {
    if (!f.hasPersonalityFn() && !f.doesNotThrow())
      if (Function *known = f.getParent()->getFunction("__gxx_personality_v0"))
        f.setPersonalityFn(known);
    EscapeEnumerator exits(f, "lineprof.unwind");
    while (IRBuilder<> *exit = exits.Next()) {
      Instruction &at = *exit->GetInsertPoint();
      if (at.getParent()->getName().starts_with("lineprof.unwind"))
        traceBefore(at, kNotCounted);
    }
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
  GlobalVariable *counters = Mark(*marks.front(), kTraceName).counters();
  if (const FunctionEntry *function = index.find(counters))
    TraceWriter(f, counters, *function).run(marks);
  return true;
}

} // namespace lineprof
