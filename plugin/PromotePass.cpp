//===- plugin/PromotePass.cpp - marks leave the inner loops ---------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   before                         after
//     loop:                          preheader: n = 0
//       mark f, 2                    loop:      n = phi 0, n + 1
//       if (cold) call g()           cold:      mark f, 2, n; n = 0; call g()
//     end:                           end:       mark f, 2, n
//
// Counts are up to date before every call that may leave sideways. What stays
// in an innermost loop becomes an increment here, since the vectoriser would
// take a mark for something that it may run less often.
//
//===----------------------------------------------------------------------===//

#include "Counters.h"
#include "FunctionTable.h"
#include "Instrument.h"
#include "Marks.h"
#include "Passes.h"
#include "Returning.h"
#include "ShortBranch.h"
#include "SplitCoroutines.h"
#include "Trace.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SmallSet.h"
#include "llvm/Analysis/BlockFrequencyInfo.h"
#include "llvm/Analysis/GlobalsModRef.h"
#include "llvm/Analysis/LoopInfo.h"
#include "llvm/Analysis/ScalarEvolution.h"
#include "llvm/Analysis/ScalarEvolutionExpressions.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/Module.h"
#include "llvm/Transforms/InstCombine/InstCombine.h"
#include "llvm/Transforms/Scalar/IndVarSimplify.h"
#include "llvm/Transforms/Scalar/LoopPassManager.h"
#include "llvm/Transforms/Scalar/SimplifyCFG.h"
#include "llvm/Transforms/Utils/LoopSimplify.h"
#include "llvm/Transforms/Utils/PromoteMemToReg.h"

using namespace llvm;

namespace lineprof {

namespace {

/// Key of a CounterArray, and the counter's index.
using CounterKey = std::pair<std::pair<GlobalVariable *, uint64_t>, uint64_t>;

class Promoter {
public:
  Promoter(Function &f, ReturningCalls &calls, FunctionAnalysisManager &fam)
      : f(f), calls(calls), fam(fam), int64(Type::getInt64Ty(f.getContext())) {}

  void run() {
    for (Instruction &i : instructions(f))
      if (Mark m(i); m)
        if (auto *index = dyn_cast<ConstantInt>(m.index()))
          marks[{m.counters().key(), index->getZExtValue()}].push_back(
              m.call());
    li = &fam.getResult<LoopAnalysis>(f);
    bfi = &fam.getResult<BlockFrequencyAnalysis>(f);
    // Registers may be stale after setjmp's second return.
    if (!f.callsFunctionThatReturnsTwice())
      for (Loop *l : *li)
        promoteIn(*l);
    if (!registers.empty())
      PromoteMemToReg(registers, fam.getResult<DominatorTreeAnalysis>(f));
    lowerInnermost();
  }

private:
  double frequency(const BasicBlock *bb) {
    return bfi->getBlockFreq(bb).getFrequency();
  }

  /// Where counts have to be in memory although the loop goes on, or where it
  /// is left by unwinding. Returns false if the loop has an exit that no code
  /// can be put on.
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
        promoteCounter(l, inside, points);
        erase_if(Calls, [&](CallInst *c) { return is_contained(inside, c); });
        for (CallInst *call : inside)
          call->eraseFromParent();
      }
    }
    for (Loop *sub : l)
      promoteIn(*sub);
  }

  /// True if counts of \p marks in \p l fit in 32 bits: then twice as many of
  /// them fit in a vector, and they are as wide as most variables.
  bool fitIn32Bits(Loop &l, size_t marks) {
    auto *turns =
        dyn_cast<SCEVConstant>(fam.getResult<ScalarEvolutionAnalysis>(f)
                                   .getConstantMaxBackedgeTakenCount(&l));
    return l.isInnermost() && turns &&
           turns->getAPInt().ult(UINT32_MAX / marks);
  }

  /// Zero when control enters \p l.
  AllocaInst *makeRegister(Loop &l, Type *type) {
    AllocaInst *local =
        Instrument(&*f.getEntryBlock().begin()).CreateAlloca(type);
    registers.push_back(local);
    Instrument(l.getLoopPreheader()->getTerminator())
        .CreateStore(Constant::getNullValue(type), local);
    return local;
  }

  static void add(Instrument &builder, Value *amount, AllocaInst *local) {
    Type *type = local->getAllocatedType();
    Value *old = builder.CreateLoad(type, local);
    Value *sum = builder.CreateAdd(old, builder.CreateZExt(amount, type));
    builder.CreateStore(sum, local);
  }

  static void count(CallInst *mark, AllocaInst *local) {
    BasicBlock *here = mark->getParent();
    BranchInst *branch = shortBranchTo(*here);
    Instrument builder(branch ? static_cast<Instruction *>(branch) : mark,
                       mark->getDebugLoc());
    Value *amount = builder.getTrue();
    if (branch)
      amount = branch->getSuccessor(0) == here
                   ? branch->getCondition()
                   : builder.CreateNot(branch->getCondition());
    add(builder, amount, local);
  }

  /// A register of 32 bits for \p l alone, added to \p outer at the exits. Null
  /// where that can't be.
  AllocaInst *makeInnerRegister(Loop &l, size_t marks, AllocaInst *outer) {
    SmallVector<Instruction *, 4> points;
    if (!findFlushPoints(l, points) || !fitIn32Bits(l, marks) ||
        any_of(points, [&](Instruction *i) { return l.contains(i); }))
      return nullptr;
    AllocaInst *local = makeRegister(l, Type::getInt32Ty(f.getContext()));
    for (Instruction *point : points) {
      Instrument builder(point, lineFrom(*point));
      add(builder, builder.CreateLoad(builder.getInt32Ty(), local), outer);
    }
    return local;
  }

  void promoteCounter(Loop &l, ArrayRef<CallInst *> inside,
                      ArrayRef<Instruction *> points) {
    Mark counter(*inside.front());
    Type *type = fitIn32Bits(l, inside.size())
                     ? Type::getInt32Ty(f.getContext())
                     : int64;
    AllocaInst *local = makeRegister(l, type);
    SmallDenseMap<Loop *, AllocaInst *, 4> inner;
    for (CallInst *call : inside) {
      Loop *innermost = li->getLoopFor(call->getParent());
      auto [it, isNew] = inner.insert({innermost, nullptr});
      if (isNew && innermost != &l)
        it->second = makeInnerRegister(*innermost, inside.size(), local);
      count(call, it->second ? it->second : local);
    }
    for (Instruction *point : points) {
      Instrument builder(point, lineFrom(*point));
      createMark(point, *counter.counters().address(), counter.index(),
                 builder.CreateZExt(builder.CreateLoad(type, local), int64));
      if (l.contains(point))
        builder.CreateStore(Constant::getNullValue(type), local);
    }
  }

  void lowerInnermost() {
    CounterWriter writer(f);
    SmallVector<CallInst *, 8> found;
    for (Instruction &i : instructions(f))
      if (Loop *l = li->getLoopFor(i.getParent()); l && l->isInnermost())
        if (Mark m(i); m)
          found.push_back(m.call());
    SmallSet<std::pair<GlobalVariable *, uint64_t>, 4> seen;
    for (CallInst *call : found) {
      CounterArray counters = Mark(*call).counters();
      Value *index = Mark(*call).index();
      writer.lower(*call);
      // LowerPass looks for marks to find the functions that count.
      if (seen.insert(counters.key()).second) {
        auto *zero = ConstantInt::get(index->getType(), 0);
        createMark(&*f.getEntryBlock().getFirstNonPHIOrDbgOrAlloca(),
                   *counters.address(), zero, ConstantInt::get(int64, 0));
      }
    }
  }

  Function &f;
  ReturningCalls &calls;
  FunctionAnalysisManager &fam;
  LoopInfo *li = nullptr;
  BlockFrequencyInfo *bfi = nullptr;
  Type *int64;
  MapVector<CounterKey, SmallVector<CallInst *, 2>> marks;
  SmallVector<AllocaInst *, 8> registers;
};

/// Gives counters of countable loops a closed form, and makes those in short
/// branches selects: vectorised loops lose most of their speed without.
void cleanUp(Function &f, FunctionAnalysisManager &fam) {
  FunctionPassManager fpm;
  fpm.addPass(createFunctionToLoopPassAdaptor(IndVarSimplifyPass()));
  fpm.addPass(SimplifyCFGPass());
  fpm.addPass(InstCombinePass());
  PreservedAnalyses pa = fpm.run(f, fam);
  fam.invalidate(f, pa);
}

/// A tagged function has a frame, and so a time, of its own, in which those of
/// functions that were inlined are told by their program counters.
void dropRegionMarks(Function &f) {
  for (Instruction &i : make_early_inc_range(instructions(f)))
    if (RegionMark mark(i); mark)
      i.eraseFromParent();
}

} // namespace

PreservedAnalyses PromotePass::run(llvm::Module &m,
                                   ModuleAnalysisManager &mam) {
  splitCoroutines(m, mam);
  auto &fam = mam.getResult<FunctionAnalysisManagerModuleProxy>(m).getManager();
  ReturningCalls calls(fam);
  bool hadGlobalsAa = mam.getCachedResult<GlobalsAA>(m);
  SmallVector<Function *, 0> changed;
  for (Function &f : m) {
    if (pinTraceMarks(f))
      changed.push_back(&f);
    if (isTagged(f))
      dropRegionMarks(f);
    if (f.isDeclaration() || f.hasOptNone() || !hasMark(f) ||
        fam.getResult<LoopAnalysis>(f).empty())
      continue;
    fam.invalidate(f, LoopSimplifyPass().run(f, fam));
    Promoter(f, calls, fam).run();
    fam.invalidate(f, PreservedAnalyses::none());
    cleanUp(f, fam);
    changed.push_back(&f);
  }
  if (changed.empty())
    return PreservedAnalyses::all();
  admitStores(changed);
  mam.invalidate(m, PreservedAnalyses::none());
  if (hadGlobalsAa)
    mam.getResult<GlobalsAA>(m); // as the passes that follow expect
  return PreservedAnalyses::none();
}

} // namespace lineprof
