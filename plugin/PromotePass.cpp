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
#include "Trace.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SmallSet.h"
#include "llvm/Analysis/BlockFrequencyInfo.h"
#include "llvm/Analysis/GlobalsModRef.h"
#include "llvm/Analysis/LoopInfo.h"
#include "llvm/Analysis/ValueTracking.h"
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
    auto &li = fam.getResult<LoopAnalysis>(f);
    bfi = &fam.getResult<BlockFrequencyAnalysis>(f);
    // Registers may be stale after setjmp's second return.
    if (!f.callsFunctionThatReturnsTwice())
      for (Loop *l : li)
        promoteIn(*l);
    if (!registers.empty())
      PromoteMemToReg(registers, fam.getResult<DominatorTreeAnalysis>(f));
    lowerInnermost(li);
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

  /// True for a block that does so little, but for counting, that SimplifyCFG
  /// would run it whether control comes to it or not.
  static bool isSpeculatable(BasicBlock &bb, unsigned &cost) {
    for (Instruction &i : bb)
      if (!i.isTerminator() && !i.isDebugOrPseudoInst() && !Mark(i) &&
          (++cost > 4 || !isSafeToSpeculativelyExecute(&i)))
        return false;
    return isa<BranchInst>(bb.getTerminator());
  }

  /// The branch to \p side, if without counts it would become a select. Counted
  /// in the branch's block, as a number that is 0 or 1, it still does.
  static BranchInst *mayBecomeSelect(BasicBlock &side) {
    BasicBlock *head = side.getUniquePredecessor();
    BasicBlock *end = side.getSingleSuccessor();
    auto *branch =
        head ? dyn_cast<BranchInst>(head->getTerminator()) : nullptr;
    if (!end || !branch || !branch->isConditional())
      return nullptr;
    BasicBlock *other = branch->getSuccessor(branch->getSuccessor(0) == &side);
    unsigned cost = 0;
    bool isDiamond = other->getUniquePredecessor() == head &&
                     other->getSingleSuccessor() == end;
    if (!isSpeculatable(side, cost) ||
        (isDiamond ? !isSpeculatable(*other, cost) : other != end))
      return nullptr;
    return branch;
  }

  void promoteCounter(Loop &l, ArrayRef<CallInst *> inside,
                      ArrayRef<Instruction *> points) {
    Mark counter(*inside.front());
    Instrument entry(&*f.getEntryBlock().begin());
    AllocaInst *local = entry.CreateAlloca(int64);
    registers.push_back(local);
    Instrument(l.getLoopPreheader()->getTerminator())
        .CreateStore(ConstantInt::get(int64, 0), local);
    for (CallInst *call : inside) {
      BranchInst *branch = mayBecomeSelect(*call->getParent());
      Instrument builder(branch ? static_cast<Instruction *>(branch) : call);
      Value *amount = builder.getInt64(1);
      if (branch) {
        Value *comes = branch->getCondition();
        if (branch->getSuccessor(0) != call->getParent())
          comes = builder.CreateNot(comes);
        amount = builder.CreateZExt(comes, int64);
      }
      Value *old = builder.CreateLoad(int64, local);
      builder.CreateStore(builder.CreateAdd(old, amount), local);
    }
    for (Instruction *point : points) {
      Instrument builder(point);
      createMark(point, *counter.counters().address(), counter.index(),
                 builder.CreateLoad(int64, local));
      if (l.contains(point))
        builder.CreateStore(builder.getInt64(0), local);
    }
  }

  void lowerInnermost(LoopInfo &li) {
    CounterWriter writer(f);
    SmallVector<CallInst *, 8> found;
    for (Instruction &i : instructions(f))
      if (Loop *l = li.getLoopFor(i.getParent()); l && l->isInnermost())
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
  fpm.addPass(InstCombinePass());
  fpm.addPass(SimplifyCFGPass());
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

bool hasMark(Function &f) {
  return any_of(instructions(f), [](Instruction &i) { return bool(Mark(i)); });
}

} // namespace

PreservedAnalyses PromotePass::run(llvm::Module &m,
                                   ModuleAnalysisManager &mam) {
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
