//===- plugin/Counters.cpp - marks become increments ----------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Counters.h"
#include "Instrument.h"
#include "Marks.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/Analysis/BlockFrequencyInfo.h"
#include "llvm/Analysis/LoopInfo.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Instructions.h"
#include "llvm/Transforms/InstCombine/InstCombine.h"
#include "llvm/Transforms/Scalar/IndVarSimplify.h"
#include "llvm/Transforms/Scalar/LoopPassManager.h"
#include "llvm/Transforms/Scalar/SimplifyCFG.h"
#include "llvm/Transforms/Utils/LoopSimplify.h"
#include "llvm/Transforms/Utils/PromoteMemToReg.h"

using namespace llvm;

namespace lineprof {

namespace {

using CounterKey = std::pair<GlobalVariable *, uint64_t>;
using MarksByCounter = MapVector<CounterKey, SmallVector<CallInst *, 2>>;

class Lowering {
public:
  Lowering(Function &f, ReturningCalls &calls, FunctionAnalysisManager &fam)
      : f(f), calls(calls), fam(fam), int64(Type::getInt64Ty(f.getContext())) {}

  /// The rest of the work is on counters known by a constant index; a mark on
  /// a landing pad picks its counter at run time and goes to memory at once.
  bool collect() {
    for (Instruction &i : instructions(f))
      if (Mark m(i); m) {
        if (auto *index = dyn_cast<ConstantInt>(m.index()))
          marks[{m.counters(), index->getZExtValue()}].push_back(m.call());
        else
          variable.push_back(m.call());
      }
    return !marks.empty() || !variable.empty();
  }

  void toMemory() {
    for (auto &[Key, Calls] : marks)
      for (CallInst *call : Calls) {
        Instrument builder(call);
        increment(builder, address(builder, Key), builder.getInt64(1));
        call->eraseFromParent();
      }
    for (CallInst *call : variable) {
      Instrument builder(call);
      Mark m(*call);
      Value *address = builder.CreateInBoundsGEP(
          int64, base(m.counters()), builder.CreateZExt(m.index(), int64));
      increment(builder, address, builder.getInt64(1));
      call->eraseFromParent();
    }
  }

  void promote() {
    if (f.callsFunctionThatReturnsTwice())
      return; // registers may be stale after the second return
    auto &li = fam.getResult<LoopAnalysis>(f);
    bfi = &fam.getResult<BlockFrequencyAnalysis>(f);
    for (Loop *l : li)
      promoteIn(*l);
    if (!registers.empty())
      PromoteMemToReg(registers, fam.getResult<DominatorTreeAnalysis>(f));
  }

private:
  /// This thread's image of \p counters, computed once at the entry.
  Value *base(GlobalVariable *counters) {
    Value *&base = bases[counters];
    if (!base) {
      Instrument builder(&*f.getEntryBlock().getFirstNonPHIOrDbgOrAlloca());
      if (!bias)
        bias = builder.loadBias();
      else
        builder.SetInsertPoint(cast<Instruction>(bias)->getNextNode());
      base = builder.CreateGEP(builder.getInt8Ty(), counters, bias);
    }
    return base;
  }

  Value *address(Instrument &builder, CounterKey key) {
    return builder.CreateConstInBoundsGEP1_64(int64, base(key.first),
                                              key.second);
  }

  void increment(Instrument &builder, Value *address, Value *by) {
    Value *old = builder.CreateAlignedLoad(int64, address, Align(8));
    builder.CreateAlignedStore(builder.CreateAdd(old, by), address, Align(8));
  }

  double frequency(const BasicBlock *bb) {
    return bfi->getBlockFreq(bb).getFrequency();
  }

  /// Where counters have to be in memory although the loop goes on, or where
  /// it is left by unwinding. Returns false if the loop has an exit that no
  /// code can be put on.
  bool findFlushPoints(Loop &l, SmallVectorImpl<Instruction *> &points) {
    for (BasicBlock *bb : l.blocks()) {
      if (isa<IndirectBrInst, CallBrInst>(bb->getTerminator()))
        return false;
      for (Instruction &i : *bb)
        if (auto *call = dyn_cast<CallBase>(&i); call && calls.mayLeave(*call))
          points.push_back(&i);
    }
    SmallVector<BasicBlock *, 4> exits;
    l.getUniqueExitBlocks(exits);
    for (BasicBlock *exit : exits)
      if (!exit->isEHPad())
        points.push_back(&*exit->getFirstInsertionPt());
    return l.getLoopPreheader() && l.hasDedicatedExits();
  }

  void promoteIn(Loop &l) {
    SmallVector<Instruction *, 8> points;
    bool possible = findFlushPoints(l, points);
    double flushCost = 0;
    for (Instruction *point : points)
      flushCost += frequency(point->getParent());
    for (auto &[Key, Calls] : marks) {
      SmallVector<CallInst *, 2> inside;
      double memoryCost = 0;
      for (CallInst *call : Calls)
        if (l.contains(call)) {
          inside.push_back(call);
          memoryCost += frequency(call->getParent());
        }
      if (possible && !inside.empty() && flushCost < memoryCost) {
        promoteCounter(l, Key, inside, points);
        erase_if(Calls, [&](CallInst *c) { return is_contained(inside, c); });
        for (CallInst *call : inside)
          call->eraseFromParent();
      }
    }
    for (Loop *sub : l)
      promoteIn(*sub);
  }

  void promoteCounter(Loop &l, CounterKey key, ArrayRef<CallInst *> inside,
                      ArrayRef<Instruction *> points) {
    Instrument entry(&*f.getEntryBlock().begin());
    AllocaInst *local = entry.CreateAlloca(int64);
    registers.push_back(local);
    Instrument(l.getLoopPreheader()->getTerminator())
        .CreateStore(ConstantInt::get(int64, 0), local);
    for (CallInst *call : inside) {
      Instrument builder(call);
      increment(builder, local, builder.getInt64(1));
    }
    for (Instruction *point : points) {
      Instrument builder(point);
      Value *pending = builder.CreateLoad(int64, local);
      increment(builder, address(builder, key), pending);
      if (l.contains(point))
        builder.CreateStore(builder.getInt64(0), local);
    }
  }

  Function &f;
  ReturningCalls &calls;
  FunctionAnalysisManager &fam;
  BlockFrequencyInfo *bfi = nullptr;
  Type *int64;
  MarksByCounter marks;
  SmallVector<CallInst *, 4> variable;
  DenseMap<GlobalVariable *, Value *> bases;
  Value *bias = nullptr;
  SmallVector<AllocaInst *, 8> registers;
};

/// Closed forms for counters of countable loops, selects for counters of
/// short branches: what lets the vectoriser see through them.
void cleanUp(Function &f, FunctionAnalysisManager &fam) {
  FunctionPassManager fpm;
  fpm.addPass(createFunctionToLoopPassAdaptor(IndVarSimplifyPass()));
  fpm.addPass(InstCombinePass());
  fpm.addPass(SimplifyCFGPass());
  PreservedAnalyses pa = fpm.run(f, fam);
  fam.invalidate(f, pa);
}

} // namespace

bool lowerMarks(Function &f, bool promote, ReturningCalls &calls,
                FunctionAnalysisManager &fam) {
  Lowering work(f, calls, fam);
  if (!work.collect())
    return false;
  promote = promote && !f.hasOptNone();
  if (promote) {
    fam.invalidate(f, LoopSimplifyPass().run(f, fam));
    work.promote();
  }
  work.toMemory();
  fam.invalidate(f, PreservedAnalyses::none());
  if (promote)
    cleanUp(f, fam);
  return true;
}

} // namespace lineprof
