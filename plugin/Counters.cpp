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
  Lowering(Function &F, ReturningCalls &Calls, FunctionAnalysisManager &FAM)
      : F(F), Calls(Calls), FAM(FAM), Int64(Type::getInt64Ty(F.getContext())) {}

  /// The rest of the work is on counters known by a constant index; a mark on
  /// a landing pad picks its counter at run time and goes to memory at once.
  bool collect() {
    for (Instruction &I : instructions(F))
      if (Mark M(I); M) {
        if (auto *Index = dyn_cast<ConstantInt>(M.index()))
          Marks[{M.counters(), Index->getZExtValue()}].push_back(M.call());
        else
          Variable.push_back(M.call());
      }
    return !Marks.empty() || !Variable.empty();
  }

  void toMemory() {
    for (auto &[Key, Calls] : Marks)
      for (CallInst *Call : Calls) {
        Instrument Builder(Call);
        increment(Builder, address(Builder, Key), Builder.getInt64(1));
        Call->eraseFromParent();
      }
    for (CallInst *Call : Variable) {
      Instrument Builder(Call);
      Mark M(*Call);
      Value *Address = Builder.CreateInBoundsGEP(
          Int64, base(M.counters()), Builder.CreateZExt(M.index(), Int64));
      increment(Builder, Address, Builder.getInt64(1));
      Call->eraseFromParent();
    }
  }

  void promote() {
    if (F.callsFunctionThatReturnsTwice())
      return; // registers may be stale after the second return
    auto &LI = FAM.getResult<LoopAnalysis>(F);
    BFI = &FAM.getResult<BlockFrequencyAnalysis>(F);
    for (Loop *L : LI)
      promoteIn(*L);
    if (!Registers.empty())
      PromoteMemToReg(Registers, FAM.getResult<DominatorTreeAnalysis>(F));
  }

private:
  /// This thread's image of \p Counters, computed once at the entry.
  Value *base(GlobalVariable *Counters) {
    Value *&Base = Bases[Counters];
    if (!Base) {
      Instrument Builder(&*F.getEntryBlock().getFirstNonPHIOrDbgOrAlloca());
      if (!Bias)
        Bias = Builder.loadBias();
      else
        Builder.SetInsertPoint(cast<Instruction>(Bias)->getNextNode());
      Base = Builder.CreateGEP(Builder.getInt8Ty(), Counters, Bias);
    }
    return Base;
  }

  Value *address(Instrument &Builder, CounterKey Key) {
    return Builder.CreateConstInBoundsGEP1_64(Int64, base(Key.first),
                                              Key.second);
  }

  void increment(Instrument &Builder, Value *Address, Value *By) {
    Value *Old = Builder.CreateAlignedLoad(Int64, Address, Align(8));
    Builder.CreateAlignedStore(Builder.CreateAdd(Old, By), Address, Align(8));
  }

  double frequency(const BasicBlock *BB) {
    return BFI->getBlockFreq(BB).getFrequency();
  }

  /// Where counters have to be in memory although the loop goes on, or where
  /// it is left by unwinding. Returns false if the loop has an exit that no
  /// code can be put on.
  bool findFlushPoints(Loop &L, SmallVectorImpl<Instruction *> &Points) {
    for (BasicBlock *BB : L.blocks()) {
      if (isa<IndirectBrInst, CallBrInst>(BB->getTerminator()))
        return false;
      for (Instruction &I : *BB)
        if (auto *Call = dyn_cast<CallBase>(&I); Call && Calls.mayLeave(*Call))
          Points.push_back(&I);
    }
    SmallVector<BasicBlock *, 4> Exits;
    L.getUniqueExitBlocks(Exits);
    for (BasicBlock *Exit : Exits)
      if (!Exit->isEHPad())
        Points.push_back(&*Exit->getFirstInsertionPt());
    return L.getLoopPreheader() && L.hasDedicatedExits();
  }

  void promoteIn(Loop &L) {
    SmallVector<Instruction *, 8> Points;
    bool Possible = findFlushPoints(L, Points);
    double FlushCost = 0;
    for (Instruction *Point : Points)
      FlushCost += frequency(Point->getParent());
    for (auto &[Key, Calls] : Marks) {
      SmallVector<CallInst *, 2> Inside;
      double MemoryCost = 0;
      for (CallInst *Call : Calls)
        if (L.contains(Call)) {
          Inside.push_back(Call);
          MemoryCost += frequency(Call->getParent());
        }
      if (Possible && !Inside.empty() && FlushCost < MemoryCost) {
        promoteCounter(L, Key, Inside, Points);
        erase_if(Calls, [&](CallInst *C) { return is_contained(Inside, C); });
        for (CallInst *Call : Inside)
          Call->eraseFromParent();
      }
    }
    for (Loop *Sub : L)
      promoteIn(*Sub);
  }

  void promoteCounter(Loop &L, CounterKey Key, ArrayRef<CallInst *> Inside,
                      ArrayRef<Instruction *> Points) {
    Instrument Entry(&*F.getEntryBlock().begin());
    AllocaInst *Local = Entry.CreateAlloca(Int64);
    Registers.push_back(Local);
    Instrument(L.getLoopPreheader()->getTerminator())
        .CreateStore(ConstantInt::get(Int64, 0), Local);
    for (CallInst *Call : Inside) {
      Instrument Builder(Call);
      increment(Builder, Local, Builder.getInt64(1));
    }
    for (Instruction *Point : Points) {
      Instrument Builder(Point);
      Value *Pending = Builder.CreateLoad(Int64, Local);
      increment(Builder, address(Builder, Key), Pending);
      if (L.contains(Point))
        Builder.CreateStore(Builder.getInt64(0), Local);
    }
  }

  Function &F;
  ReturningCalls &Calls;
  FunctionAnalysisManager &FAM;
  BlockFrequencyInfo *BFI = nullptr;
  Type *Int64;
  MarksByCounter Marks;
  SmallVector<CallInst *, 4> Variable;
  DenseMap<GlobalVariable *, Value *> Bases;
  Value *Bias = nullptr;
  SmallVector<AllocaInst *, 8> Registers;
};

/// Closed forms for counters of countable loops, selects for counters of
/// short branches: what lets the vectoriser see through them.
void cleanUp(Function &F, FunctionAnalysisManager &FAM) {
  FunctionPassManager FPM;
  FPM.addPass(createFunctionToLoopPassAdaptor(IndVarSimplifyPass()));
  FPM.addPass(InstCombinePass());
  FPM.addPass(SimplifyCFGPass());
  PreservedAnalyses PA = FPM.run(F, FAM);
  FAM.invalidate(F, PA);
}

} // namespace

bool lowerMarks(Function &F, bool Promote, ReturningCalls &Calls,
                FunctionAnalysisManager &FAM) {
  Lowering Work(F, Calls, FAM);
  if (!Work.collect())
    return false;
  Promote = Promote && !F.hasOptNone();
  if (Promote) {
    FAM.invalidate(F, LoopSimplifyPass().run(F, FAM));
    Work.promote();
  }
  Work.toMemory();
  FAM.invalidate(F, PreservedAnalyses::none());
  if (Promote)
    cleanUp(F, FAM);
  return true;
}

} // namespace lineprof
